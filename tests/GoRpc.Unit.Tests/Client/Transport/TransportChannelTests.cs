using GoRpc.Client.Transport;

namespace GoRpc.Unit.Tests.Client.Transport;

public sealed class TransportChannelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CreateHandler_UseProxy_DecidesWhetherTheEnvironmentsProxyCounts(bool useProxy)
    {
        using var handler = Create("https://localhost:5081", options => options.UseProxy = useProxy);

        Assert.Equal(useProxy, handler.UseProxy);
    }

    [Fact]
    public void CreateHandler_NoKeepAlivePingDelay_SendsNoPings()
    {
        using var handler = Create("http://localhost:5081", options => options.KeepAlivePingDelay = null);

        Assert.Equal(Timeout.InfiniteTimeSpan, handler.KeepAlivePingDelay);
    }

    [Fact]
    public void CreateHandler_Always_KeepsHttpOutOfTheCalls()
    {
        using var handler = Create("http://localhost:5081", static _ => { });

        Assert.True(handler.EnableMultipleHttp2Connections);
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.NotNull(handler.ConnectCallback);
    }

    [Fact]
    public void CreateHandler_ConnectionTimes_AreTheOptions()
    {
        using var handler = Create("http://localhost:5081", static options =>
        {
            options.ConnectionIdleTimeout = TimeSpan.FromSeconds(7);
            options.ConnectionMaxAge = TimeSpan.FromSeconds(100);
        });

        Assert.Equal(TimeSpan.FromSeconds(7), handler.PooledConnectionIdleTimeout);
        Assert.InRange(handler.PooledConnectionLifetime, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(110));
    }

    [Fact]
    public void CreateHandler_NoMaxAge_KeepsConnections()
    {
        using var handler = Create("http://localhost:5081", static options => options.ConnectionMaxAge = null);

        Assert.Equal(Timeout.InfiniteTimeSpan, handler.PooledConnectionLifetime);
    }

    [Theory]
    [InlineData(0, 90)]
    [InlineData(0.5, 100)]
    [InlineData(1, 110)]
    public void WithJitter_Random_IsATenthMoreOrLess(double random, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), TransportChannel.WithJitter(TimeSpan.FromSeconds(100), random));

    private static SocketsHttpHandler Create(string address, Action<GoRpcClientOptions> configure)
    {
        var options = new GoRpcClientOptions { Address = address };
        configure(options);
        return TransportChannel.CreateHandler(ChannelAddress.Parse(address), options);
    }
}
