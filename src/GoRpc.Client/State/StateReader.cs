using GoRpc.Client.Ejection;
using GoRpc.Client.Endpoints;
using GoRpc.Client.Retry;

namespace GoRpc.Client.State;

/// <summary>Copies what is known of a channel. It takes no lock, so what it gives of an endpoint may be a moment apart.</summary>
internal static class StateReader
{
    public static ChannelState Read(EndpointSet endpoints, RetryBudget budget)
    {
        var selection = endpoints.Selection;
        return new ChannelState
        {
            Target = endpoints.Target,
            IsPanic = selection.IsPanic,
            RetryBudgetLeft = budget.Left(selection.IsReady),
            Endpoints = Array.ConvertAll(selection.All, endpoint => Read(endpoint, endpoints.TimeProvider)),
        };
    }

    private static EndpointState Read(Endpoint endpoint, TimeProvider timeProvider) => new()
    {
        Address = endpoint.Address,
        Authority = endpoint.Endpoint.Authority,
        Weight = endpoint.Endpoint.Weight,
        Status = endpoint.Health.Status,
        EjectedUntil = EjectedUntil(endpoint.Health, timeProvider),
        Latency = endpoint.Latency,
        SuccessRate = endpoint.SuccessRate,
        InFlight = endpoint.InFlight,
        Picks = endpoint.Load.Picks,
        Circuits = [.. endpoint.Circuits.All.Select(static circuit => new ServiceCircuitState { Service = circuit.Service, State = circuit.State })],
    };

    private static DateTimeOffset? EjectedUntil(EndpointHealth health, TimeProvider timeProvider) => health.Status == EndpointStatus.Ejected
        ? timeProvider.GetUtcNow() + timeProvider.GetElapsedTime(timeProvider.GetTimestamp(), health.EjectedUntil)
        : null;
}
