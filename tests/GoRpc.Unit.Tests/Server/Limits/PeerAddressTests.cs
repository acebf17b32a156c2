using System.Net;
using GoRpc.Server.Limits;

namespace GoRpc.Unit.Tests.Server.Limits;

public sealed class PeerAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("::1", "::/64")]
    public void Text_OfAnAddress_IsWhatPeersAreToldApartBy(string address, string expected) =>
        Assert.Equal(expected, PeerAddress.Text(PeerAddress.Of(IPAddress.Parse(address))));

    [Fact]
    public void Of_AddressesOfOneNetwork_IsOnePeer() =>
        Assert.Equal(PeerAddress.Of(IPAddress.Parse("2001:db8:1:2::1")), PeerAddress.Of(IPAddress.Parse("2001:db8:1:2:ffff::9")));

    [Fact]
    public void Of_NoAddress_IsAPeerOfItsOwn()
    {
        Assert.Equal("a Unix domain socket", PeerAddress.Text(PeerAddress.Of(null)));
        Assert.NotEqual(PeerAddress.Of(null), PeerAddress.Of(IPAddress.Any));
    }
}
