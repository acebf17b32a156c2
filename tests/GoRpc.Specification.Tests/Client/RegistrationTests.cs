using GoRpc.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GoRpc.Specification.Tests.Client;

/// <summary>Clients of a container: registration, names, and what is found wrong when the host starts.</summary>
public sealed class RegistrationTests
{
    private const string Address = "http://localhost:1";

    [Fact]
    public void AddGoRpcClient_WithConfiguration_ResolvesTheClient()
    {
        using var services = Container(services => services.AddGoRpcClient<IGreeter>("greeter"), ("GoRpc:Clients:greeter:Address", Address));

        var client = services.GetRequiredService<IGreeter>();

        Assert.Equal("gorpc.specs.Greeter at http://localhost:1", client.ToString());
        Assert.Same(client, services.GetRequiredKeyedService<IGreeter>("greeter"));
        Assert.Same(client, services.GetRequiredKeyedService<GoRpcChannel>("greeter").CreateClient<IGreeter>());
    }

    [Fact]
    public void AddGoRpcClient_WithCode_NeedsNoConfiguration()
    {
        using var services = new ServiceCollection()
            .AddGoRpcClient<IGreeter>("greeter", options => options.Address = Address).Services
            .BuildServiceProvider();

        Assert.NotNull(services.GetRequiredService<IGreeter>());
    }

    [Fact]
    public void AddGoRpcClient_WithConfigurationAndCode_CodeWins()
    {
        using var services = Container(
            services => services.AddGoRpcClient<IGreeter>("greeter", options => options.Address = Address),
            ("GoRpc:Clients:greeter:Address", "http://localhost:2"));

        Assert.Equal(Address, services.GetRequiredKeyedService<GoRpcChannel>("greeter").Address);
    }

    [Fact]
    public void AddGoRpcClient_WithASectionOfItsOwn_ReadsThat()
    {
        var configuration = Configuration(("My:Greeter:Address", Address), ("My:Greeter:Retry:MaxAttempts", "0"));
        using var services = new ServiceCollection()
            .AddGoRpcClient<IGreeter>("greeter", configuration.GetSection("My:Greeter")).Services
            .BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IGreeter>);

        Assert.Contains("My:Greeter", failure.Message);
    }

    [Fact]
    public void AddGoRpcClient_Twice_ChangesNothing()
    {
        using var services = Container(
            services => services.AddGoRpcClient<IGreeter>("greeter").Services.AddGoRpcClient<IGreeter>("greeter"),
            ("GoRpc:Clients:greeter:Address", Address));

        Assert.Single(services.GetServices<IGreeter>());
        Assert.Single(services.GetKeyedServices<IGreeter>("greeter"));
        Assert.Single(services.GetKeyedServices<GoRpcChannel>("greeter"));
    }

    [Fact]
    public void AddGoRpcClient_SeveralInterfacesOfOneName_ShareAChannel()
    {
        using var services = Container(
            services => services.AddGoRpcClient<IGreeter>("both").Services.AddGoRpcClient<IFarewell>("both"),
            ("GoRpc:Clients:both:Address", Address));

        var channel = services.GetRequiredKeyedService<GoRpcChannel>("both");

        Assert.Same(channel.CreateClient<IGreeter>(), services.GetRequiredService<IGreeter>());
        Assert.Same(channel.CreateClient<IFarewell>(), services.GetRequiredService<IFarewell>());
    }

    [Fact]
    public void AddGoRpcClient_OneInterfaceOfSeveralNames_IsResolvedByName()
    {
        using var services = Container(
            services => services.AddGoRpcClient<IGreeter>("east").Services.AddGoRpcClient<IGreeter>("west"),
            ("GoRpc:Clients:east:Address", "http://east:1"),
            ("GoRpc:Clients:west:Address", "http://west:1"));

        Assert.EndsWith("http://east:1", services.GetRequiredKeyedService<IGreeter>("east").ToString());
        Assert.EndsWith("http://west:1", services.GetRequiredKeyedService<IGreeter>("west").ToString());
        var failure = Assert.Throws<InvalidOperationException>(services.GetRequiredService<IGreeter>);
        Assert.Contains("'east', 'west'", failure.Message);
        Assert.Contains("[FromKeyedServices(\"east\")]", failure.Message);
    }

    [Fact]
    public async Task HostStart_WithoutAddress_NamesTheKeyAndWhatToType()
    {
        var failure = await StartAsync<OptionsValidationException>(services => services.AddGoRpcClient<IGreeter>("greeter"));

        Assert.Contains("'GoRpc:Clients:greeter:Address'", failure.Message);
        Assert.Contains("\"greeter\": { \"Address\": \"http://localhost:5081\" }", failure.Message);
    }

    [Fact]
    public void Resolve_WithoutAnyConfiguration_NamesTheKeyAndWhatToType()
    {
        using var services = new ServiceCollection().AddGoRpcClient<IGreeter>("greeter").Services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IGreeter>);

        Assert.Contains("'GoRpc:Clients:greeter:Address'", failure.Message);
    }

    [Fact]
    public async Task HostStart_MisspeltKey_NamesIt()
    {
        var failure = await StartAsync<InvalidOperationException>(
            services => services.AddGoRpcClient<IGreeter>("greeter"),
            ("GoRpc:Clients:greeter:Address", Address),
            ("GoRpc:Clients:greeter:Retry:MaxAttempst", "3"));

        Assert.Contains("MaxAttempst", failure.Message);
    }

    [Fact]
    public async Task HostStart_SettingsOfAMethodThatDoesNotExist_NamesTheOnesThatDo()
    {
        var failure = await StartAsync<OptionsValidationException>(
            services => services.AddGoRpcClient<IGreeter>("greeter"),
            ("GoRpc:Clients:greeter:Address", Address),
            ("GoRpc:Clients:greeter:Methods:Greet:Deadline", "00:00:01"),
            ("GoRpc:Clients:greeter:Methods:gorpc.specs.Greeter/Count:Deadline", "00:00:01"),
            ("GoRpc:Clients:greeter:Methods:GreetAsync:Deadline", "00:00:01"));

        var fault = Assert.Single(failure.Failures);
        Assert.Contains("GoRpc:Clients:greeter:Methods:GreetAsync", fault);
        Assert.Contains("'Greet', 'Count'", fault);
    }

    [Fact]
    public async Task HostStart_ContractWithFaults_ListsThem()
    {
        var failure = await StartAsync<ContractException>(services => services.AddGoRpcClient<IFaulty>("faulty"), ("GoRpc:Clients:faulty:Address", Address));

        Assert.Contains("AnythingAsync", failure.Message);
    }

    [Fact]
    public async Task Dispose_OfTheContainer_DisposesTheChannels()
    {
        var services = Container(services => services.AddGoRpcClient<IGreeter>("greeter"), ("GoRpc:Clients:greeter:Address", Address));
        services.GetRequiredService<IGreeter>();
        var channel = services.GetRequiredKeyedService<GoRpcChannel>("greeter");

        await services.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(channel.CreateClient<IGreeter>);
    }

    private static ServiceProvider Container(Action<IServiceCollection> register, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(Configuration(settings));
        register(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();

    private static async Task<TException> StartAsync<TException>(Action<IServiceCollection> register, params (string Key, string Value)[] settings)
        where TException : Exception
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(Configuration(settings));
        register(builder.Services);
        using var host = builder.Build();
        return await Assert.ThrowsAnyAsync<TException>(() => host.StartAsync().Within("the host to start"));
    }
}
