namespace GoRpc.Contracts.Reading;

/// <summary>What a method's attributes say about calling it.</summary>
internal sealed record MethodPolicies(
    bool IsIdempotent, bool HasNoSideEffects, TimeSpan? Deadline, CompressionContract? Compression, bool IsIntercepted, IReadOnlyList<MessageContract> Faults);
