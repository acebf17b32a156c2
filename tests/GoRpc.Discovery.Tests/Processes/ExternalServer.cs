using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using GoRpc.Tests.Shared;

namespace GoRpc.Discovery.Tests.Processes;

/// <summary>A server of another project, run as a child until it is killed.</summary>
internal sealed class ExternalServer : IAsyncDisposable
{
    // Below those that the system gives to outgoing connections.
    private const int LeastPort = 10_000;
    private const int MostPort = 32_000;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ExternalServer(string program, IEnumerable<string> arguments, Regex ready)
    {
        // A test run that is killed itself must not leave it behind for long: timeout(1) ends it.
        var start = new ProcessStartInfo("timeout", ["--signal=KILL", "10m", program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, ready);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"{program} ended:\n{Output()}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts a program and waits for the line by which it says that it serves.</summary>
    public static async Task<ExternalServer> StartAsync(string program, IEnumerable<string> arguments, Regex ready)
    {
        var server = new ExternalServer(program, arguments, ready);
        try
        {
            await server._ready.Task.Within($"{program} to start");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Finds a program; a test that needs one that is missing is skipped.</summary>
    public static string Find(string program, string package)
    {
        var path = new[] { "/usr/bin", "/usr/sbin", "/usr/local/bin" }.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"There is no '{program}' on this machine. Install the Debian package {package}.");
        return path!;
    }

    /// <summary>A port of the loopback address that nobody uses, for TCP and UDP.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(LeastPort, MostPort);
            try
            {
                using var tcp = new TcpListener(IPAddress.Loopback, port);
                tcp.Start();
                using var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Somebody's; try another one.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync().Within("the program to end");
        _process.Dispose();
    }

    private void Read(string? line, Regex ready)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line is not null && ready.IsMatch(line))
        {
            _ready.TrySetResult();
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }
}
