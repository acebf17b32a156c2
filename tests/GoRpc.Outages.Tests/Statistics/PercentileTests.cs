using GoRpc.Outages.Statistics;

namespace GoRpc.Outages.Tests.Statistics;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 50)]
    [InlineData(0.95, 95)]
    [InlineData(0.951, 96)]
    [InlineData(1, 100)]
    public void Of_OneToHundred_IsTheNearestRank(double share, double expected) =>
        Assert.Equal(expected, Percentile.Of(Enumerable.Range(1, 100).Reverse().Select(value => (double)value), share));

    [Fact]
    public void Of_NoValues_IsNull() => Assert.Null(Percentile.Of([], 0.5));

    [Fact]
    public void Of_OneValue_IsThatValue() => Assert.Equal(7, Percentile.Of([7], 0.99));
}
