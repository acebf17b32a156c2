using GoRpc.Demo;
using GoRpc.Tour.Network;

namespace GoRpc.Tour.Stops;

internal sealed class RetryStop(HostAddress host, SignIn signIn, Screen screen, TimeProvider timeProvider) : IStop
{
    private const int Cuts = 2;

    public string Title => "A retry: two connections break, the call succeeds";

    public async Task VisitAsync(CancellationToken cancellationToken)
    {
        await using var port = FlakyPort.Open(host.ConnectAsync, what => screen.Say($"[grey]a port before the host {what}[/]"));
        port.CutNext(Cuts);
        await using var channel = GoRpcChannel.ForAddress(port.Address, signIn.Use);
        var calculator = channel.CreateClient<ICalculator>();

        screen.Say($"Add(20, 22), once, through a port that cuts the next {Cuts} connections");
        var start = timeProvider.GetTimestamp();
        var sum = await calculator.AddAsync(20, 22, cancellationToken);
        var took = timeProvider.GetElapsedTime(start);

        screen.Say($"Add(20, 22) = [bold]{sum}[/] after {took.TotalMilliseconds:0} ms: the client tried again by itself; by contract Add is [bold]Idempotent[/]");
    }
}
