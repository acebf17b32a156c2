using GoRpc.Bench.Measuring;

namespace GoRpc.Bench.Tests.Measuring;

public sealed class EstimateTests
{
    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 2.5)]
    [InlineData(new double[] { 7 }, 7)]
    public void Of_Values_GivesTheirMedian(double[] values, double median) => Assert.Equal(median, Estimate.Of(values).Median);

    // Ranks from the tables of the sign test: the probability that the median lies outside is 2/64, 20/512, 158/4096 and 2 * 21700/2^20.
    [Theory]
    [InlineData(6, 1, 6)]
    [InlineData(9, 2, 8)]
    [InlineData(12, 3, 10)]
    [InlineData(20, 6, 15)]
    public void Of_EnoughValues_GivesTheNarrowestRanksThatCoverTheMedian(int count, double low, double high) =>
        Assert.Equal((low, high), Estimate.Of(Enumerable.Range(1, count).Reverse().Select(value => (double)value)).Interval);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Of_FewerThanSixValues_GivesNoInterval(int count) => Assert.Null(Estimate.Of(Enumerable.Repeat(1.0, count)).Interval);

    [Fact]
    public void OfRatios_WhenBothGrowSlowerTogether_SeesNoDifference()
    {
        double[] machine = [1, 0.9, 0.7, 0.5, 0.3, 0.2];

        var ratio = Estimate.OfRatios(machine.Select(speed => 1200 * speed), machine.Select(speed => 1000 * speed));

        Assert.Equal(1.2, ratio.Median, 9);
        Assert.Equal(1.2, ratio.Interval!.Value.Low, 9);
        Assert.Equal(1.2, ratio.Interval!.Value.High, 9);
    }
}
