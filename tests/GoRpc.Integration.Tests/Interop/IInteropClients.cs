using GoRpc.Demo;

namespace GoRpc.Integration.Tests.Interop;

/// <summary>Clients of one library, connected to a server of the other.</summary>
public interface IInteropClients
{
    ICalculator Calculator { get; }

    IStocks Stocks { get; }

    ITelemetry Telemetry { get; }

    IChat Chat { get; }
}
