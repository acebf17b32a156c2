using GoRpc.Client.Transport;

namespace GoRpc.Unit.Tests.Client.Transport;

public sealed class ChannelAddressTests
{
    [Theory]
    [InlineData("http://localhost:5081", false)]
    [InlineData("http://localhost:5081/", false)]
    [InlineData("HTTPS://orders.example", true)]
    [InlineData("http://[::1]:5081", false)]
    public void Parse_HttpAddress_KeepsHostAndScheme(string text, bool isSecure)
    {
        Assert.Null(ChannelAddress.FindFault(text));

        var address = ChannelAddress.Parse(text);

        Assert.Equal(text, address.Text);
        Assert.Equal(isSecure, address.IsSecure);
        Assert.Null(address.SocketPath);
        Assert.Equal(new Uri(text), address.Uri);
    }

    [Theory]
    [InlineData("unix:/run/a b.sock", "/run/a b.sock")]
    [InlineData("unix:///run/calculator.sock", "/run/calculator.sock")]
    public void Parse_UnixAddress_KeepsThePath(string text, string path)
    {
        Assert.Null(ChannelAddress.FindFault(text));

        var address = ChannelAddress.Parse(text);

        Assert.Equal(path, address.SocketPath);
        Assert.False(address.IsSecure);
    }

    [Theory]
    [InlineData("localhost:5081", "Type 'http://localhost:5081' or 'https://localhost:5081'")]
    [InlineData("127.0.0.1:5081", "Type 'http://127.0.0.1:5081'")]
    [InlineData("calculator", "has no scheme")]
    [InlineData("ftp://localhost", "Type 'http://host:port'")]
    [InlineData("http://", "Type 'http://host:port'")]
    [InlineData("http://localhost:5081/api", "Type 'http://localhost:5081'")]
    [InlineData("http://localhost:5081/?a=1", "Type 'http://localhost:5081'")]
    [InlineData("https://user:secret@orders.example", "Type 'https://orders.example'")]
    [InlineData("unix:calculator.sock", "no absolute path")]
    [InlineData("unix:", "no absolute path")]
    public void FindFault_UnusableAddress_SaysWhatToType(string text, string expected)
    {
        Assert.Contains(expected, ChannelAddress.FindFault(text));
    }

    [Fact]
    public void FindFault_AddressWithPassword_DoesNotRepeatIt()
    {
        Assert.DoesNotContain("secret", ChannelAddress.FindFault("https://user:secret@orders.example"));
    }
}
