using GoRpc.Tests.Shared;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc.Server;

namespace GoRpc.Integration.Tests.Server;

/// <summary>GoRpc beside other gRPC services, interceptors and middleware in one application.</summary>
public sealed class CoexistenceTests
{
    [Fact]
    public async Task Service_MappedByProtobufNetGrpcAsWell_KeepsTheHostFromStarting()
    {
        var failure = await Assert.ThrowsAsync<ContractException>(() => ServerUnderTest.StartAsync(
            builder => builder.Services.AddCodeFirstGrpc(),
            application =>
            {
                application.MapGrpcService<InteropTests.Orders>();
                application.MapGoRpcService<InteropTests.Orders>();
            }));

        Assert.Equal(4, failure.Faults.Count);
        Assert.All(failure.Faults, fault => Assert.Contains("'InteropTests.Orders' (not mapped by GoRpc)", fault.Found));
    }

    [Fact]
    public async Task Service_OfProtobufNetGrpc_IsServedBesideGoRpcs()
    {
        await using var server = await ServerUnderTest.StartAsync(
            builder => builder.Services.AddSingleton(new Probe.Script()).AddCodeFirstGrpc(),
            application =>
            {
                application.MapGrpcService<InteropTests.Orders>();
                application.MapGoRpcService<Probe>();
            });

        Assert.Equal([3], await server.Calls.CallAsync(MethodType.Unary, default, 3));
        var failure = await Assert.ThrowsAsync<RpcException>(() => server.Calls.Unary("test.Orders/Place", []).ResponseAsync.Within("the answer"));
        Assert.Equal("An order has lines.", failure.Status.Detail);
    }

    [Fact]
    public async Task Limits_OfGoRpc_LeaveOtherServicesAlone()
    {
        await using var server = await ServerUnderTest.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(new Probe.Script()).AddCodeFirstGrpc();
                builder.Services.Configure<GoRpcServerOptions>(options => options.MaxReceiveMessageBytes = 3);
            },
            application =>
            {
                application.MapGrpcService<InteropTests.Orders>();
                application.MapGoRpcService<Probe>();
            });

        // Order { lines = "tea" } has five bytes.
        Assert.NotEmpty(await server.Calls.Unary("test.Orders/Place", [0x0A, 3, .. "tea"u8]).ResponseAsync.Within("the answer"));
    }

    [Theory]
    [InlineData(typeof(Refusing), StatusCode.ResourceExhausted, "Come back later.")]
    [InlineData(typeof(Failing), StatusCode.Unknown, "Exception was thrown by handler.")]
    public async Task Answer_OfAnInterceptor_StaysAsItIs(Type interceptor, StatusCode expected, string message)
    {
        await using var server = await ProbeServer.StartAsync(
            new Probe.Script(), builder => builder.Services.AddGrpc(options => options.Interceptors.Add(interceptor)));

        var failure = await server.Calls.FailAsync(MethodType.Unary);

        Assert.Equal(expected, failure.StatusCode);
        Assert.Equal(message, failure.Status.Detail);
    }

    [Fact]
    public async Task Authorization_OfTheMapping_RefusesCallersWithoutIdentity()
    {
        var entered = 0;
        await using var server = await ServerUnderTest.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(new Probe.Script { Answer = (_, _) => Task.FromResult(++entered) });
                builder.Services.AddAuthentication("none").AddCookie("none", cookies => cookies.Events.OnRedirectToLogin = context =>
                {
                    context.Response.StatusCode = 401;
                    return Task.CompletedTask;
                });
                builder.Services.AddAuthorization();
            },
            application =>
            {
                application.UseAuthentication();
                application.UseAuthorization();
                application.MapGoRpcService<Probe>().RequireAuthorization();
            });

        Assert.Equal(StatusCode.Unauthenticated, (await server.Calls.FailAsync(MethodType.Unary)).StatusCode);
        Assert.Equal(0, entered);
        Assert.NotEmpty(await server.Calls.Unary("grpc.health.v1.Health/Check", []).ResponseAsync.Within("the health"));
    }

    [Fact]
    public async Task Start_OfAHost_LogsEachServiceOnce()
    {
        await using var server = await ServerUnderTest.StartAsync(
            builder => builder.Services.AddSingleton(new Probe.Script()),
            application =>
            {
                application.MapGoRpcService<Probe>();
                application.MapGoRpcService<InteropTests.Orders>();
            });

        Assert.Equal(
            ["The service 'test.Probe' is served by 'Probe' (4 methods).", "The service 'test.Orders' is served by 'Orders' (4 methods)."],
            server.Logs.Of("ServiceMapped").Select(entry => entry.Message));
    }

    public sealed class Refusing : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            throw new RpcException(new Status(StatusCode.ResourceExhausted, "Come back later."));
    }

    public sealed class Failing : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            throw new InvalidOperationException("A mistake of the interceptor.");
    }
}
