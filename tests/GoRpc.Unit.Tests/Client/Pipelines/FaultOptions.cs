using Polly;

namespace GoRpc.Unit.Tests.Client.Pipelines;

/// <summary>What Polly asks of a strategy's options.</summary>
internal sealed class FaultOptions : ResilienceStrategyOptions;
