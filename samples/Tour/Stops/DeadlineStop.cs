using GoRpc.Demo;
using Grpc.Core;

namespace GoRpc.Tour.Stops;

internal sealed class DeadlineStop(ICalculator calculator, Screen screen, TimeProvider timeProvider) : IStop
{
    public string Title => "A deadline: an answer that comes too late is not waited for";

    public async Task VisitAsync(CancellationToken cancellationToken)
    {
        screen.Say($"Slow(3000) takes 3 s; this caller has 300 ms.");
        var deadline = timeProvider.GetUtcNow().UtcDateTime.AddMilliseconds(300);
        var start = timeProvider.GetTimestamp();
        try
        {
            await calculator.SlowAsync(3000, new CallOptions(null, deadline, cancellationToken));
            throw new TourException("Slow answered after 3 s although its deadline was 300 ms.");
        }
        catch (DeadlineExceededException exception)
        {
            screen.Say($"[yellow]DeadlineExceededException[/] after {timeProvider.GetElapsedTime(start).TotalMilliseconds:0} ms: {exception.Message}");
        }
    }
}
