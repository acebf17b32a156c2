using GoRpc.Demo;
using Microsoft.AspNetCore.Builder;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Server;

namespace GoRpc.Integration.Tests.Interop;

/// <summary>GoRpc clients of a plain protobuf-net.Grpc server.</summary>
public sealed class GoRpcClients : IInteropClients, IAsyncLifetime
{
    private WebApplication? _server;
    private GoRpcChannel? _channel;

    private ICalculator Calculator => _channel!.CreateClient<ICalculator>();

    public IStocks Stocks => _channel!.CreateClient<IStocks>();

    public ITelemetry Telemetry => _channel!.CreateClient<ITelemetry>();

    public IChat Chat => _channel!.CreateClient<IChat>();

    public Task<int> AddAsync(int a, int b) => Calculator.AddAsync(a, b).AsTask();

    public Task<double> DivideAsync(double a, double b) => Calculator.DivideAsync(a, b);

    public Task<int> SlowAsync(int milliseconds, CallContext context) => Calculator.SlowAsync(milliseconds, context);

    public async ValueTask InitializeAsync()
    {
        _server = await InteropServer.StartAsync(
            services => services.AddCodeFirstGrpc(),
            app =>
            {
                app.MapGrpcService<PlainCalculator>();
                app.MapGrpcService<InteropStocks>();
                app.MapGrpcService<InteropTelemetry>();
                app.MapGrpcService<InteropChat>();
            });
        _channel = GoRpcChannel.ForAddress(_server.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await (_channel?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
