using GoRpc.Demo;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Interop;

/// <summary>Clients of one library, connected to a server of the other.</summary>
public interface IInteropClients
{
    Task<int> AddAsync(int a, int b);

    Task<double> DivideAsync(double a, double b);

    Task<int> SlowAsync(int milliseconds, CallContext context);

    IStocks Stocks { get; }

    ITelemetry Telemetry { get; }

    IChat Chat { get; }
}
