using GoRpc.Demo;
using GoRpc.Tour.Network;

namespace GoRpc.Tour.Stops;

internal sealed class CircuitStop(HostAddress host, SignIn signIn, Screen screen, TimeProvider timeProvider) : IStop
{
    private const int FailuresToOpen = 3;

    public string Title => "An open circuit: a service that keeps failing is left alone for a while";

    public async Task VisitAsync(CancellationToken cancellationToken)
    {
        await using var port = FlakyPort.Open(host.ConnectAsync, what => screen.Say($"[grey]a port before the host {what}[/]"));
        await using var channel = GoRpcChannel.ForAddress(port.Address, options =>
        {
            signIn.Use(options);
            // Smaller figures than the defaults, to see it soon: one attempt per call, and three failures are enough.
            options.Retry.MaxAttempts = 1;
            options.CircuitBreaker.MinimumThroughput = FailuresToOpen;
            options.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(1);
        });
        var calculator = channel.CreateClient<ICalculator>();

        port.Break();
        var wait = await FailUntilOpenAsync(calculator, cancellationToken);
        port.Repair();
        screen.Say($"The port is repaired. The circuit asks for {wait.TotalMilliseconds:0} ms more, then lets one call through.");
        var sum = await CallWhenLetThroughAsync(calculator, wait, cancellationToken);
        screen.Say($"Add(20, 22) = [bold]{sum}[/]: the circuit is closed again");
    }

    private async Task<TimeSpan> FailUntilOpenAsync(ICalculator calculator, CancellationToken cancellationToken)
    {
        for (var call = 1; call <= FailuresToOpen + 1; call++)
        {
            var start = timeProvider.GetTimestamp();
            try
            {
                await calculator.AddAsync(20, 22, cancellationToken);
            }
            catch (CircuitOpenException exception)
            {
                var took = timeProvider.GetElapsedTime(start);
                screen.Say($"call {call}: [yellow]CircuitOpenException[/] in {took.TotalMilliseconds:0.0} ms, and nothing was sent");
                return exception.RetryAfter;
            }
            catch (GoRpcException exception)
            {
                screen.Say($"call {call}: [yellow]{exception.StatusCode}[/]");
            }
        }

        throw new TourException($"The circuit is still closed after {FailuresToOpen} failures.");
    }

    private async Task<int> CallWhenLetThroughAsync(ICalculator calculator, TimeSpan wait, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Timers count whole milliseconds, and so may end a little before the circuit's own clock.
            await Task.Delay(wait + TimeSpan.FromMilliseconds(5), timeProvider, cancellationToken);
            try
            {
                return await calculator.AddAsync(20, 22, cancellationToken);
            }
            catch (CircuitOpenException exception)
            {
                wait = exception.RetryAfter;
            }
        }
    }
}
