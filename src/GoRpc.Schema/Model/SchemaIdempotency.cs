namespace GoRpc.Schema.Model;

/// <summary>What calling a method again does, with the numbers of MethodOptions.IdempotencyLevel.</summary>
internal enum SchemaIdempotency
{
    Unknown = 0,
    NoSideEffects = 1,
    Idempotent = 2,
}
