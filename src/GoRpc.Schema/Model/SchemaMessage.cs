namespace GoRpc.Schema.Model;

/// <summary>A message.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Fields">Its fields in the order of their numbers.</param>
internal sealed record SchemaMessage(string Name, IReadOnlyList<SchemaField> Fields)
{
    /// <summary>Numbers that no field may use.</summary>
    public IReadOnlyList<int> Reserved { get; init; } = [];

    public bool IsDeprecated { get; init; }

    public string Comment { get; init; } = "";
}
