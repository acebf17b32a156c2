namespace GoRpc.Schema.Model;

/// <summary>An enum.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Values">Its values; that of zero is the first.</param>
internal sealed record SchemaEnum(string Name, IReadOnlyList<SchemaEnumValue> Values)
{
    /// <summary>Numbers that no value may use.</summary>
    public IReadOnlyList<int> Reserved { get; init; } = [];

    public bool IsDeprecated { get; init; }

    public string Comment { get; init; } = "";

    /// <summary>Whether two values have one number, which a .proto has to say.</summary>
    public bool HasAliases => Values.DistinctBy(value => value.Number).Count() < Values.Count;
}
