using GoRpc.Client.Transport.Direct;

namespace GoRpc.Unit.Tests.Client.Transport.Direct;

public sealed class TimeoutHeaderTests
{
    [Theory]
    [InlineData(0.001, "1u")]
    [InlineData(0.9, "1u")]
    [InlineData(1, "1m")]
    [InlineData(29_999.9, "29999m")]
    [InlineData(99_999_999, "99999999m")]
    [InlineData(100_000_000, "100000S")]
    [InlineData(100_000_999, "100000S")]
    public void Of_TimeLeft_NeverSaysMoreThanThereIs(double milliseconds, string expected)
    {
        TimeoutHeader? last = null;

        Assert.Equal(expected, TimeoutHeader.Of(TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond)), ref last));
    }

    [Fact]
    public void Of_TheLongestTimeThereIs_HasEightDigitsAtMost()
    {
        TimeoutHeader? last = null;

        Assert.Matches("^[0-9]{1,8}H$", TimeoutHeader.Of(TimeSpan.FromTicks(long.MaxValue - 1), ref last));
    }

    [Fact]
    public void Of_TheSameMillisecondAgain_IsTheSameText()
    {
        TimeoutHeader? last = null;
        var first = TimeoutHeader.Of(TimeSpan.FromMilliseconds(29_999.9), ref last);

        Assert.Same(first, TimeoutHeader.Of(TimeSpan.FromMilliseconds(29_999.1), ref last));
        Assert.Equal("29998m", TimeoutHeader.Of(TimeSpan.FromMilliseconds(29_998.9), ref last));
    }
}
