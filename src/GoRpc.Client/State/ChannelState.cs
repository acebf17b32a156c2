namespace GoRpc;

/// <summary>How a channel and its endpoints did at one moment. A copy: nothing changes it. Made by <see cref="GoRpcChannel.GetState"/>.</summary>
public sealed record ChannelState
{
    /// <summary>What the channel was made for, as <see cref="GoRpcChannel.Address"/> says it.</summary>
    public required string Target { get; init; }

    /// <summary>Whether endpoints that were ejected are picked all the same, because too few others are left.</summary>
    public required bool IsPanic { get; init; }

    /// <summary>How many retries and hedges all calls together may make now.</summary>
    public required int RetryBudgetLeft { get; init; }

    /// <summary>The endpoints in the order that discovery has them in; empty before it has found any.</summary>
    public required IReadOnlyList<EndpointState> Endpoints { get; init; }
}
