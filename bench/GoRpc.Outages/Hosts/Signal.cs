using System.Runtime.InteropServices;
using GoRpc.Bench;

namespace GoRpc.Outages.Hosts;

/// <summary>A signal of the operating system. The suite runs where there are signals: on Linux and macOS.</summary>
internal sealed partial record Signal(string Name, int LinuxNumber, int MacNumber)
{
    public static Signal Terminate { get; } = new("SIGTERM", 15, 15);

    public static Signal Stop { get; } = new("SIGSTOP", 19, 17);

    public static Signal Continue { get; } = new("SIGCONT", 18, 19);

    public void Send(int processId)
    {
        if (Kill(processId, OperatingSystem.IsMacOS() ? MacNumber : LinuxNumber) != 0)
        {
            throw new BenchException($"{Name} did not reach process {processId}: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
