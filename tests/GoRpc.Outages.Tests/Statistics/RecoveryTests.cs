using GoRpc.Outages.Load;
using GoRpc.Outages.Statistics;
using Grpc.Core;

namespace GoRpc.Outages.Tests.Statistics;

public sealed class RecoveryTests
{
    [Fact]
    public void SecondsOf_GoodputBackAfterTwoSeconds_IsTwo()
    {
        // Good until 2, failing until 6, good again: the fault is over at 4.
        var calls = Calls(0, 10, start => start is < 2 or >= 6);

        Assert.Equal(2, Recovery.SecondsOf(calls, (0, 2), 4, 10)!.Value, 6);
    }

    [Fact]
    public void SecondsOf_NeverInterrupted_IsZero() => Assert.Equal(0, Recovery.SecondsOf(Calls(0, 10, _ => true), (0, 2), 4, 10));

    [Fact]
    public void SecondsOf_NeverBack_IsNull() => Assert.Null(Recovery.SecondsOf(Calls(0, 10, start => start < 2), (0, 2), 4, 10));

    [Fact]
    public void SecondsOf_BackForLessThanASecond_IsNotBack() =>
        Assert.Equal(3, Recovery.SecondsOf(Calls(0, 10, start => start is < 2 or (>= 4.5 and < 5) or >= 7), (0, 2), 4, 10)!.Value, 6);

    [Theory]
    [InlineData(20, 0.0)]
    [InlineData(10, null)]
    public void SecondsOf_OneCallInSoManyFails_TakesNinetyFivePercent(int every, double? expected)
    {
        var count = 0;
        var calls = Calls(0, 10, start => start < 2 || count++ % every != 0);

        Assert.Equal(expected, Recovery.SecondsOf(calls, (0, 2), 4, 10));
    }

    [Fact]
    public void SecondsOf_NothingBefore_IsNull() => Assert.Null(Recovery.SecondsOf(Calls(3, 10, _ => true), (0, 2), 4, 10));

    // A hundred calls in each second.
    private static List<CallRecord> Calls(int from, int to, Func<double, bool> isOk) =>
        [.. Enumerable.Range(from * 100, (to - from) * 100).Select(call => call / 100.0).Select(start =>
            new CallRecord(CallKind.Get, 1, start, 0.004, isOk(start) ? StatusCode.OK : StatusCode.Unavailable, 0, 1))];
}
