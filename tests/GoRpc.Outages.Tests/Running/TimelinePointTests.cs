using GoRpc.Outages.Load;
using GoRpc.Outages.Running;
using Grpc.Core;

namespace GoRpc.Outages.Tests.Running;

public sealed class TimelinePointTests
{
    [Fact]
    public void Of_CallsInSlices_CountsByTheirStart()
    {
        CallRecord[] calls =
        [
            Call(-0.5, StatusCode.OK), Call(-0.1, StatusCode.Unavailable), Call(0, StatusCode.OK), Call(0.99, StatusCode.OK), Call(2.5, StatusCode.OK),
        ];

        var points = TimelinePoint.Of(calls, -1, 2.4, 1);

        Assert.Equal([-0.5, 0.5, 1.5], points.Select(point => point.At));
        Assert.Equal([1, 2, 0], points.Select(point => point.GoodputPerSecond));
        Assert.Equal([50, 0, null], points.Select(point => point.ErrorPercent));
        Assert.Equal([4, 4, null], points.Select(point => point.P95Milliseconds));
    }

    private static CallRecord Call(double start, StatusCode status) => new(CallKind.Get, 1, start, 0.004, status, 0, 1);
}
