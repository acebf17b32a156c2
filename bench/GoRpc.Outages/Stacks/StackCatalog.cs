namespace GoRpc.Outages.Stacks;

/// <summary>The stacks by their names.</summary>
internal static class StackCatalog
{
    public const string GoRpc = "gorpc";
    public const string RoundRobin = "round_robin";
    public const string ServiceConfig = "service_config";
    public const string HttpResilience = "http_resilience";

    public static IReadOnlyList<string> Names { get; } = [GoRpc, RoundRobin, ServiceConfig, HttpResilience];

    public static IStackClient Connect(string stack, StackTarget target) => stack switch
    {
        GoRpc => new GoRpcStackClient(target),
        RoundRobin => GrpcNetStackClient.Bare(target),
        ServiceConfig => GrpcNetStackClient.WithServiceConfig(target),
        HttpResilience => GrpcNetStackClient.WithHttpResilience(target),
        _ => throw new ArgumentOutOfRangeException(nameof(stack), stack, "No such stack."),
    };
}
