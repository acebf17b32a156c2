using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Bench.Stacks.Subject;

/// <summary>GoRpc with the options of its clients as they come, with all of them on, or with its call layer bare.</summary>
internal sealed class GoRpcStack(Action<GoRpcClientOptions> configure) : IStack
{
    /// <summary>What a user gets: deadline, retries, circuit breaker.</summary>
    public static GoRpcStack Default() => new(_ => { });

    /// <summary>Every policy of the call layer switched off: what is left is the price of the typed client alone.</summary>
    public static GoRpcStack Bare() => new(options =>
    {
        options.Deadline = null;
        options.Retry.MaxAttempts = 1;
        options.CircuitBreaker.Enabled = false;
    });

    /// <summary>
    /// With what a user must ask for as well: every call waits for its hedge, and has one of more places than there are callers. No hedge is sent: it would be another call, and be
    /// measured as one.
    /// </summary>
    public static GoRpcStack Full() => new(options =>
    {
        options.Hedging.Enabled = true;
        options.Hedging.Delay = TimeSpan.FromMilliseconds(100);
        options.Bulkhead.MaxConcurrentCalls = 1000;
    });

    public void AddServices(IServiceCollection services) => services.AddGoRpc();

    public void Map(WebApplication host) => host.MapGoRpcService<NaturalOrders>();

    public IStackClient Connect(Uri address) => new GoRpcClient(GoRpcChannel.ForAddress(address, configure));
}
