using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProtoBuf;

namespace GoRpc.Specification.Tests.Server;

public sealed class RegistrationTests
{
    [Fact]
    public void AddGoRpc_CalledAgain_AddsNothing()
    {
        var services = new ServiceCollection();
        services.AddGoRpc();
        var count = services.Count;

        services.AddGoRpc();

        Assert.Equal(count, services.Count);
    }

    [Fact]
    public void AddGoRpc_InEachForm_ReturnsABuilderOfTheSameServices()
    {
        var services = new ServiceCollection();

        Assert.Same(services, services.AddGoRpc().Services);
        Assert.Same(services, services.AddGoRpc(_ => { }).Services);
        Assert.Same(services, services.AddGoRpc(new ConfigurationBuilder().Build().GetSection("Any")).Services);
    }

    [Fact]
    public void AddGoRpc_WithoutArguments_ReadsItsSection()
    {
        var options = OptionsOf(
            services => services.AddGoRpc(),
            ("GoRpc:Server:EnableDetailedErrors", "true"),
            ("GoRpc:Server:MaxReceiveMessageBytes", "1234"),
            ("GoRpc:Server:MaxSendMessageBytes", "5678"),
            ("GoRpc:Server:DefaultCompatibilityLevel", "Level300"),
            ("GoRpc:Server:EnableHealth", "false"));

        Assert.True(options.EnableDetailedErrors);
        Assert.Equal(1234, options.MaxReceiveMessageBytes);
        Assert.Equal(5678, options.MaxSendMessageBytes);
        Assert.Equal(CompatibilityLevel.Level300, options.DefaultCompatibilityLevel);
        Assert.False(options.EnableHealth);
    }

    [Fact]
    public void AddGoRpc_WithCode_WinsOverTheSection()
    {
        var options = OptionsOf(
            services => services.AddGoRpc(server => server.MaxReceiveMessageBytes = 1).Services.AddGoRpc(),
            ("GoRpc:Server:MaxReceiveMessageBytes", "2"));

        Assert.Equal(1, options.MaxReceiveMessageBytes);
    }

    [Fact]
    public void AddGoRpc_WithASection_ReadsThatOneOnly()
    {
        var configuration = Configuration(("GoRpc:Server:EnableHealth", "false"), ("Other:MaxReceiveMessageBytes", "7"));

        var options = OptionsOf(services => services.AddGoRpc(configuration.GetSection("Other")), configuration);

        Assert.True(options.EnableHealth);
        Assert.Equal(7, options.MaxReceiveMessageBytes);
    }

    [Theory]
    [InlineData("MaxReceiveMessageBytes", "0")]
    [InlineData("MaxSendMessageBytes", "-1")]
    [InlineData("DefaultCompatibilityLevel", "17")]
    public async Task Start_WithAnOptionOutOfRange_FailsAndNamesIt(string option, string value)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => HostFixture.StartAsync(
            _ => { },
            builder => builder.Configuration.AddInMemoryCollection([new($"GoRpc:Server:{option}", value)])));

        Assert.Contains(option, failure.Message);
    }

    [Fact]
    public async Task MapGoRpcService_WithoutAddGoRpc_SaysWhatToCall()
    {
        await using var application = HostFixture.CreateBuilder().Build();

        var failure = Assert.Throws<InvalidOperationException>(() => application.MapGoRpcService<object>());

        Assert.Contains("builder.Services.AddGoRpc()", failure.Message);
    }

    [Theory]
    [InlineData(StatusCode.OK)]
    [InlineData((StatusCode)99)]
    public void MapException_WithAStatusThatIsNoFailure_Throws(StatusCode statusCode)
    {
        var builder = new ServiceCollection().AddGoRpc();

        Assert.Throws<ArgumentOutOfRangeException>(() => builder.MapException<TimeoutException>(statusCode));
    }

    private static GoRpcServerOptions OptionsOf(Action<IServiceCollection> add, params (string Key, string Value)[] configuration) =>
        OptionsOf(add, Configuration(configuration));

    private static GoRpcServerOptions OptionsOf(Action<IServiceCollection> add, IConfiguration configuration)
    {
        var services = new ServiceCollection().AddSingleton(configuration).AddLogging();
        add(services);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<GoRpcServerOptions>>().Value;
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();
}
