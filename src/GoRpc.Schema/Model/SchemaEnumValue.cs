namespace GoRpc.Schema.Model;

/// <summary>A value of an enum.</summary>
internal sealed record SchemaEnumValue(string Name, int Number)
{
    public bool IsDeprecated { get; init; }

    public string Comment { get; init; } = "";
}
