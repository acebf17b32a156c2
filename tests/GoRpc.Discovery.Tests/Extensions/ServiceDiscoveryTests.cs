using GoRpc.Discovery.Tests.Hosts;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GoRpc.Discovery.Tests.Extensions;

public sealed class ServiceDiscoveryTests
{
    [Theory]
    [InlineData("discovery+http://basket", "http://10.0.0.1:5081", "http://basket-2:5082")]
    [InlineData("discovery+https://basket", "https://10.0.0.1:5443")]
    [InlineData("discovery+http://_grpc.basket", "http://10.0.0.3:5083")]
    public async Task Watch_OfAServiceInTheConfiguration_GivesItsEndpoints(string address, params string[] expected)
    {
        await using var services = Services(Configuration(address));
        await using var lists = Watch(services, address);

        Assert.Equal(expected, await NextAsync(lists));
    }

    [Fact]
    public async Task Watch_ConfigurationChanges_GivesTheNewEndpoints()
    {
        var configuration = Configuration("discovery+http://basket");
        await using var services = Services(configuration);
        await using var lists = Watch(services, "discovery+http://basket");
        await NextAsync(lists);

        configuration["Services:basket:http:0"] = "http://10.0.0.9:5081";
        configuration.Reload();

        // What is given before the resolver has seen the change is the list before.
        IReadOnlyList<string> list;
        do
        {
            list = await NextAsync(lists);
        }
        while (list[0] != "http://10.0.0.9:5081");
        Assert.Equal(["http://10.0.0.9:5081", "http://basket-2:5082"], list);
    }

    [Fact]
    public async Task Call_OfADiscoveredService_IsServed()
    {
        await using var host = await DeskHost.StartAsync("one");
        var configuration = Configuration("discovery+http://basket");
        configuration["Services:basket:http:0"] = host.Address;
        configuration["Services:basket:http:1"] = host.Address;
        await using var services = Services(configuration);

        Assert.Equal("one", await services.GetRequiredService<IDesk>().AskAsync().Within("the answer"));
    }

    [Theory]
    [InlineData("discovery+http://")]
    [InlineData("discovery+http://basket/x")]
    public async Task Options_FaultyAddress_SayWhatToType(string address)
    {
        await using var services = Services(Configuration(address));

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptionsMonitor<GoRpcClientOptions>>().Get("basket"));

        Assert.Contains("Type for example 'discovery+http://basket'", exception.Message);
    }

    private static IConfigurationRoot Configuration(string address) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["GoRpc:Clients:basket:Address"] = address,
            ["Services:basket:http:0"] = "http://10.0.0.1:5081",
            ["Services:basket:http:1"] = "http://basket-2:5082",
            ["Services:basket:https:0"] = "https://10.0.0.1:5443",
            ["Services:basket:grpc:0"] = "http://10.0.0.3:5083",
        })
        .Build();

    private static ServiceProvider Services(IConfigurationRoot configuration)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddGoRpcClient<IDesk>("basket").AddServiceDiscovery();
        return services.BuildServiceProvider();
    }

    private static IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> Watch(ServiceProvider services, string address)
    {
        var options = services.GetRequiredService<IOptionsMonitor<GoRpcClientOptions>>().Get("basket");
        var uri = new Uri(address);
        return options.EndpointSources[uri.Scheme](uri).WatchAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> NextAsync(IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> lists)
    {
        Assert.True(await lists.MoveNextAsync().Within("a list"));
        return [.. lists.Current.Select(endpoint => endpoint.Address)];
    }
}
