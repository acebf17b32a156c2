using GoRpc.Contracts;

namespace GoRpc.Schema.Model;

/// <summary>A field of a message.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; of a map that of the values.</param>
internal sealed record SchemaField(int Number, string Name, SchemaType Type)
{
    /// <summary>The type of a map's keys; null for anything but a map.</summary>
    public SchemaType? Key { get; init; }

    public bool IsRepeated { get; init; }

    /// <summary>Whether a scalar has presence: <c>optional</c> in proto3.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The group of fields of which a message has at most one; null outside of any.</summary>
    public string? Oneof { get; init; }

    public string JsonName { get; init; } = ProtoNames.Json(Name);

    public bool IsDeprecated { get; init; }

    /// <summary>What there is to say about it; empty when there is nothing.</summary>
    public string Comment { get; init; } = "";

    public bool IsMap => Key is not null;
}
