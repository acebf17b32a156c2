using GoRpc.Demo;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Client;

namespace GoRpc.Integration.Tests.Interop;

/// <summary>Plain protobuf-net.Grpc clients of a GoRpc server.</summary>
public sealed class PlainClients : IInteropClients, IAsyncLifetime
{
    private WebApplication? _server;
    private GrpcChannel? _channel;

    private IPlainCalculator Calculator => _channel!.CreateGrpcService<IPlainCalculator>();

    public IStocks Stocks => _channel!.CreateGrpcService<IStocks>();

    public ITelemetry Telemetry => _channel!.CreateGrpcService<ITelemetry>();

    public IChat Chat => _channel!.CreateGrpcService<IChat>();

    public async Task<int> AddAsync(int a, int b) => (await Calculator.AddAsync(new PlainOperands { A = a, B = b })).Value;

    public async Task<double> DivideAsync(double a, double b) => (await Calculator.DivideAsync(new PlainDivision { A = a, B = b })).Value;

    public async Task<int> SlowAsync(int milliseconds, CallContext context) =>
        (await Calculator.SlowAsync(new PlainWait { Milliseconds = milliseconds }, context)).Value;

    public async ValueTask InitializeAsync()
    {
        _server = await InteropServer.StartAsync(
            services => services.AddGoRpc(),
            app =>
            {
                app.MapGoRpcService<InteropCalculator>();
                app.MapGoRpcService<InteropStocks>();
                app.MapGoRpcService<InteropTelemetry>();
                app.MapGoRpcService<InteropChat>();
            });
        _channel = GrpcChannel.ForAddress(_server.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
