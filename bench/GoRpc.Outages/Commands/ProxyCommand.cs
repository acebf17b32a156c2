using System.CommandLine;
using GoRpc.Outages.Faults;

namespace GoRpc.Outages.Commands;

/// <summary>The fault proxy on its own, before any service on this machine.</summary>
internal static class ProxyCommand
{
    public static Command Create()
    {
        var target = new Option<int>("--target") { Description = "The port of the service, on the loopback interface.", Required = true, HelpName = "port" };
        var listen = new Option<int>("--listen") { Description = "The port to listen on. [default: any]", HelpName = "port" };
        var delay = new Option<double>("--delay") { Description = "Holds back everything, in each direction.", HelpName = "ms" };
        var jitter = new Option<double>("--jitter") { Description = "Up to how much longer some of it.", HelpName = "ms" };
        var trickle = new Option<int?>("--trickle") { Description = "Lets so many bytes pass in a second, in each direction of a connection.", HelpName = "bytes" };
        var blackHole = new Option<bool>("--black-hole") { Description = "Takes everything and passes nothing on." };
        var reset = new Option<bool>("--reset") { Description = "Resets every connection." };
        var command = new Command("proxy", "Puts the fault proxy before a service of yours, until Ctrl+C.") { target, listen, delay, jitter, trickle, blackHole, reset };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var proxy = FaultProxy.Start(result.GetValue(target), result.GetValue(listen));
            proxy.Fault = result.GetValue(blackHole) ? Fault.BlackHole : result.GetValue(reset) ? Fault.Reset : new Fault
            {
                Delay = TimeSpan.FromMilliseconds(result.GetValue(delay)),
                Jitter = TimeSpan.FromMilliseconds(result.GetValue(jitter)),
                BytesPerSecond = result.GetValue(trickle),
            };
            Console.Out.WriteLine($"Listening on 127.0.0.1:{proxy.Port}.");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        });
        return command;
    }
}
