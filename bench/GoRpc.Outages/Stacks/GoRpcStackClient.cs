using GoRpc.Outages.Desk;
using GoRpc.Outages.Discovery;
using Grpc.Core;

namespace GoRpc.Outages.Stacks;

/// <summary>GoRpc with its defaults: what a user gets who names the endpoints and nothing else; but for hedging, which a user must ask for.</summary>
internal sealed class GoRpcStackClient : IStackClient
{
    private readonly GoRpcChannel _channel;

    public GoRpcStackClient(StackTarget target)
    {
        _channel = GoRpcChannel.Create(OptionsFor(target));
        Desk = _channel.CreateClient<IDesk>();
    }

    public IDesk Desk { get; }

    public bool PassesContextOn => true;

    // A request of GoRpc passes no handler of ours: its exceptions say how many attempts there were, and hosts what a request said of those before it.
    public int AttemptsOf(AttemptScope scope, Answer? answer, RpcException? failure) =>
        answer?.PreviousAttempts + 1 ?? (failure as GoRpcException)?.Call?.Attempts ?? 1;

    public void Dispose() => _channel.Dispose();

    private static GoRpcClientOptions OptionsFor(StackTarget target)
    {
        var options = new GoRpcClientOptions();
        if (target.Registry is { } registry)
        {
            options.Address = $"{EndpointRegistry.Scheme}:///desk";
            options.EndpointSources[EndpointRegistry.Scheme] = _ => new RegistryEndpointSource(registry);
        }
        else
        {
            options.Endpoints = [.. target.Addresses];
        }

        if (target.Hedges)
        {
            options.Methods["Get"] = new MethodOptions { Hedge = true };
        }

        return options;
    }
}
