using GoRpc.Client.Options;
using GoRpc.Client.Registration;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GoRpc.Unit.Tests.Client.Options;

public sealed class LiveClientOptionsTests
{
    private const string Section = "GoRpc:Clients:calculator";
    private readonly RecordingLogger _logger = new();

    [Fact]
    public void Current_AfterAnEdit_IsTheEdited()
    {
        var (configuration, live) = Create();
        GoRpcClientOptions? seen = null;
        live.Changed += options => seen = options;

        Edit(configuration, "MaxReceiveMessageBytes", "7");

        Assert.Equal(7, live.Current.MaxReceiveMessageBytes);
        Assert.Same(live.Current, seen);
    }

    [Theory]
    [InlineData("MaxReceiveMessageBytes", "-7")]
    [InlineData("MaxReceiveMessageBytes", "many")]
    [InlineData("MaxRecieveMessageBytes", "7")]
    public void Current_AfterAFaultyEdit_StaysAndTheFaultIsLogged(string key, string value)
    {
        var (configuration, live) = Create();
        var before = live.Current;

        Edit(configuration, key, value);

        Assert.Same(before, live.Current);
        Assert.Contains(_logger.Lines, line => line.Contains("'calculator' were refused", StringComparison.Ordinal) && line.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void Current_AfterAFaultyEditIsMended_IsTheEdited()
    {
        var (configuration, live) = Create();
        Edit(configuration, "MaxReceiveMessageBytes", "-7");

        Edit(configuration, "MaxReceiveMessageBytes", "7");

        Assert.Equal(7, live.Current.MaxReceiveMessageBytes);
    }

    [Fact]
    public void Changed_WhenTheAddressIsEdited_IsLoggedAsNeedingARestart()
    {
        var (configuration, _) = Create();

        Edit(configuration, "Address", "http://localhost:2");

        Assert.Contains(_logger.Lines, line => line.Contains("'http://localhost:2'", StringComparison.Ordinal) && line.Contains("restarted", StringComparison.Ordinal));
    }

    [Fact]
    public void Current_AfterDispose_NoLongerFollows()
    {
        var (configuration, live) = Create();
        live.Dispose();

        Edit(configuration, "MaxReceiveMessageBytes", "7");

        Assert.NotEqual(7, live.Current.MaxReceiveMessageBytes);
    }

    private static void Edit(IConfigurationRoot configuration, string key, string value)
    {
        configuration[$"{Section}:{key}"] = value;
        configuration.Reload();
    }

    private (IConfigurationRoot Configuration, LiveClientOptions Live) Create()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new($"{Section}:Address", "http://localhost:1")])
            .Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        ClientRegistration.Register(services, "calculator");
        var provider = services.BuildServiceProvider();
        return (configuration, new LiveClientOptions(
            "calculator",
            provider.GetRequiredService<IOptionsFactory<GoRpcClientOptions>>(),
            provider.GetServices<IOptionsChangeTokenSource<GoRpcClientOptions>>(),
            _logger));
    }
}
