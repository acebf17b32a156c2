using System.Globalization;
using GoRpc.Server.Arrival;
using Microsoft.Extensions.Primitives;

namespace GoRpc.Unit.Tests.Server.Arrival;

public sealed class ExpiryTests
{
    [Theory]
    [InlineData("0n")]
    [InlineData("99n")]
    [InlineData("0u")]
    [InlineData("0m")]
    [InlineData("0S")]
    [InlineData("0M")]
    [InlineData("00000000H")]
    public void Read_OfLessThanTheTransportCanMeasure_IsNoTime(string header) => Assert.Equal(TimeSpan.Zero, Expiry.Read(header));

    [Theory]
    [InlineData("100n", "00:00:00.0000001")]
    [InlineData("1u", "00:00:00.000001")]
    [InlineData("1m", "00:00:00.001")]
    [InlineData("10S", "00:00:10")]
    [InlineData("5M", "00:05:00")]
    [InlineData("99999999H", "4166666.15:00:00")]
    public void Read_OfTime_IsThat(string header, string expected) =>
        Assert.Equal(TimeSpan.Parse(expected, CultureInfo.InvariantCulture), Expiry.Read(header));

    [Theory]
    [InlineData("m")]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1m")]
    [InlineData("+1m")]
    [InlineData("1x")]
    [InlineData("100000000m")]
    public void Read_OfNonsense_IsNoDeadline(string header) => Assert.Null(Expiry.Read(header));

    [Fact]
    public void Read_OfTwoHeaders_IsNoDeadline() => Assert.Null(Expiry.Read(new StringValues(["0m", "0m"])));
}
