using GoRpc.Outages.Reporting.Html;

namespace GoRpc.Outages.Tests.Reporting;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(500, 1, new double[] { 0, 200, 400, 600 })]
    [InlineData(100, 5, new double[] { 0, 25, 50, 75, 100 })]
    [InlineData(0.2, 5, new double[] { 0, 2, 4, 6 })]
    public void Linear_OfAMaximum_HasRoundMarks(double most, double atLeast, double[] marks) =>
        Assert.Equal(marks, ChartScale.Linear(most, atLeast).MarksAt);

    [Fact]
    public void Logarithmic_OfARange_HasPowersOfTen()
    {
        var scale = ChartScale.Logarithmic(4, 1100);

        Assert.Equal([1, 10, 100, 1000, 10_000], scale.MarksAt);
        Assert.Equal([0, 0.25, 0.5, 1], new double[] { 1, 10, 100, 20_000 }.Select(scale.Place));
    }
}
