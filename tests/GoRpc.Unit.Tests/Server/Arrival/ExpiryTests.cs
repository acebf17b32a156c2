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
    public void HasNoTimeLeft_OfLessThanTheTransportCanMeasure_IsTrue(string header) => Assert.True(Expiry.HasNoTimeLeft(header));

    [Theory]
    [InlineData("100n")]
    [InlineData("1u")]
    [InlineData("1m")]
    [InlineData("10S")]
    [InlineData("99999999H")]
    [InlineData("m")]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1m")]
    public void HasNoTimeLeft_OfTimeOrNonsense_IsFalse(string header) => Assert.False(Expiry.HasNoTimeLeft(header));

    [Fact]
    public void HasNoTimeLeft_OfTwoHeaders_IsFalse() => Assert.False(Expiry.HasNoTimeLeft(new StringValues(["0m", "0m"])));
}
