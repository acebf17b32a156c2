using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GoRpc.Integration.Tests.Server;

/// <summary>grpc.health.v1 as a load balancer asks it: HealthCheckRequest { service = 1 }, HealthCheckResponse { status = 1 }.</summary>
public sealed class HealthTests
{
    private const byte Serving = 1;
    private const byte NotServing = 2;

    [Theory]
    [InlineData("")]
    [InlineData("test.Probe")]
    [InlineData("test.Tickets")]
    public async Task Check_OfAHostAndItsServices_IsServing(string service)
    {
        await using var server = await StartAsync();

        Assert.Equal(Serving, await CheckAsync(server, service));
    }

    [Fact]
    public async Task Check_OfAServiceThatIsNotServed_IsNotFound()
    {
        await using var server = await StartAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(() => CheckAsync(server, "test.Nobody"));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task Check_WithAnUnhealthyCheckOfOneService_IsNotServingForItAndTheHostOnly()
    {
        await using var server = await StartAsync(services => services.AddHealthChecks().AddCheck("printer", () => HealthCheckResult.Unhealthy(), ["test.Tickets"]));

        Assert.Equal(NotServing, await CheckAsync(server, "test.Tickets"));
        Assert.Equal(Serving, await CheckAsync(server, "test.Probe"));
        Assert.Equal(NotServing, await CheckAsync(server, ""));
    }

    [Fact]
    public async Task Check_WithAnUnhealthyCheckOfNoService_IsNotServingForAll()
    {
        await using var server = await StartAsync(services => services.AddHealthChecks().AddCheck("database", () => HealthCheckResult.Unhealthy(), ["ready"]));

        Assert.Equal(NotServing, await CheckAsync(server, "test.Tickets"));
        Assert.Equal(NotServing, await CheckAsync(server, "test.Probe"));
    }

    [Fact]
    public async Task Check_WhenHealthIsOff_IsUnimplemented()
    {
        await using var server = await StartAsync(services => services.Configure<GoRpcServerOptions>(options => options.EnableHealth = false));

        var failure = await Assert.ThrowsAsync<RpcException>(() => CheckAsync(server, ""));

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Fact]
    public async Task Watch_WhileTheHostStops_EndsWithNotServing()
    {
        await using var server = await StartAsync();
        using var call = server.Calls.ServerStreaming("grpc.health.v1.Health/Watch", []);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the first health"));
        Assert.Equal(Serving, call.ResponseStream.Current[1]);

        var stopping = server.StopAsync();
        while (await call.ResponseStream.MoveNext(CancellationToken.None).Within("the last health") && call.ResponseStream.Current[1] != NotServing)
        {
        }

        Assert.Equal(NotServing, call.ResponseStream.Current[1]);
        await stopping;
    }

    private static async Task<byte> CheckAsync(ServerUnderTest server, string service)
    {
        byte[] request = service == "" ? [] : [0x0A, (byte)service.Length, .. System.Text.Encoding.ASCII.GetBytes(service)];
        var response = await server.Calls.Unary("grpc.health.v1.Health/Check", request).ResponseAsync.Within("the health");
        return response[1];
    }

    private static Task<ServerUnderTest> StartAsync(Action<IServiceCollection>? configure = null) => ServerUnderTest.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(new Probe.Script());
            configure?.Invoke(builder.Services);
        },
        application =>
        {
            application.MapGoRpcService<Probe>();
            application.MapGoRpcService<ActivationTests.BrokenDisposal>();
        });
}
