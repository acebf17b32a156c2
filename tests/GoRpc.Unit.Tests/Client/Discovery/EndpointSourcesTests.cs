using GoRpc.Client.Discovery;
using GoRpc.Client.Options;
using GoRpc.Client.Registration;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GoRpc.Unit.Tests.Client.Discovery;

public sealed class EndpointSourcesTests
{
    private readonly RecordingLogger _logger = new();
    private Action<GoRpcClientOptions>? _edit;

    [Fact]
    public void Create_ListInTheConfiguration_IsFollowed()
    {
        var (configuration, live) = Configure(("Endpoints:0", "http://a:1"), ("Endpoints:1", "http://b:1"));
        var source = Assert.IsType<StaticEndpoints>(EndpointSources.Create(live));
        Assert.Equal(["http://a:1", "http://b:1"], source.Current.Select(endpoint => endpoint.Address));

        configuration["GoRpc:Clients:orders:Endpoints:1"] = "http://c:1";
        configuration.Reload();

        Assert.Equal(["http://a:1", "http://c:1"], source.Current.Select(endpoint => endpoint.Address));
        Assert.Empty(_logger.Lines);
    }

    [Fact]
    public void Create_ListThatBecomesFaulty_StaysAsItWas()
    {
        var (configuration, live) = Configure(("Endpoints:0", "http://a:1"));
        var source = Assert.IsType<StaticEndpoints>(EndpointSources.Create(live));

        configuration["GoRpc:Clients:orders:Endpoints:0"] = "a:1";
        configuration.Reload();

        Assert.Equal("http://a:1", Assert.Single(source.Current).Address);
        Assert.Contains("GoRpc:Clients:orders:Endpoints:0", Assert.Single(_logger.Lines));
    }

    [Fact]
    public void Create_Address_IsTheOneEndpoint()
    {
        var (_, live) = Configure(("Address", "http://a:1"));

        Assert.Equal("http://a:1", Assert.Single(Assert.IsType<StaticEndpoints>(EndpointSources.Create(live)).Current).Address);
    }

    [Fact]
    public void Create_ListIsReplacedByAnAddress_StaysAndIsLoggedAsNeedingARestart()
    {
        var (configuration, live) = Configure(("Endpoints:0", "http://a:1"));
        var source = Assert.IsType<StaticEndpoints>(EndpointSources.Create(live));

        _edit = static options => (options.Address, options.Endpoints) = ("dns+http://orders:1", []);
        configuration.Reload();

        Assert.Equal("http://a:1", Assert.Single(source.Current).Address);
        Assert.Contains("was edited to 'dns+http://orders:1'. Calls go to 'http://a:1' until", Assert.Single(_logger.Lines));
    }

    private (IConfigurationRoot Configuration, LiveClientOptions Live) Configure(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"GoRpc:Clients:orders:{setting.Key}", (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        ClientRegistration.Register(services, "orders");
        services.Configure<GoRpcClientOptions>("orders", options => _edit?.Invoke(options));
        var provider = services.BuildServiceProvider();
        return (configuration, new LiveClientOptions(
            "orders",
            provider.GetRequiredService<IOptionsFactory<GoRpcClientOptions>>(),
            provider.GetServices<IOptionsChangeTokenSource<GoRpcClientOptions>>(),
            _logger));
    }
}
