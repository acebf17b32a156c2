using GoRpc.Client.Registration;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GoRpc.Unit.Tests.Client.Registration;

public sealed class HttpClientDefaultsTests
{
    private readonly RecordingLogger _logger = new();

    [Fact]
    public void Channels_OfAContainerWithHttpResilience_WarnOnce()
    {
        using var services = Container(static services => services.ConfigureHttpClientDefaults(static builder => builder.AddStandardResilienceHandler()));
        services.GetRequiredKeyedService<GoRpcChannel>("one");
        services.GetRequiredKeyedService<GoRpcChannel>("two");

        var line = Assert.Single(Warnings());
        Assert.Contains("GoRpc:Clients:<name>", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Channel_OfAContainerWithoutHttpDefaults_SaysNothing()
    {
        using var services = Container(static _ => { });
        services.GetRequiredKeyedService<GoRpcChannel>("one");

        Assert.Empty(Warnings());
    }

    [Fact]
    public void Channel_OfAContainerWithResilienceForOneHttpClient_SaysNothing()
    {
        using var services = Container(static services => services.AddHttpClient("other").AddStandardResilienceHandler());
        services.GetRequiredKeyedService<GoRpcChannel>("one");

        Assert.Empty(Warnings());
    }

    private ServiceProvider Container(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(_logger);
        foreach (var name in new[] { "one", "two" })
        {
            ClientRegistration.Register(services, name);
            services.Configure<GoRpcClientOptions>(name, static options => options.Address = "http://localhost:1");
        }

        add(services);
        return services.BuildServiceProvider();
    }

    private IEnumerable<string> Warnings() => _logger.Lines.Where(static line => line.Contains("HttpDefaultsWithoutEffect", StringComparison.Ordinal));
}
