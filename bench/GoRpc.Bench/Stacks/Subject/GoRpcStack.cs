using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Bench.Stacks.Subject;

/// <summary>GoRpc with the options of its clients as they come, or with its call layer bare.</summary>
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

    public void AddServices(IServiceCollection services) => services.AddGoRpc();

    public void Map(WebApplication host) => host.MapGoRpcService<NaturalOrders>();

    public IStackClient Connect(Uri address) => new GoRpcClient(GoRpcChannel.ForAddress(address, configure));
}
