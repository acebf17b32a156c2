namespace GoRpc.Schema.Model;

/// <summary>The type of a value.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">The full name of a message or enum; null for anything else.</param>
internal sealed record SchemaType(SchemaKind Kind, string? Name = null);
