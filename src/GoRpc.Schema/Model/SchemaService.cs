namespace GoRpc.Schema.Model;

/// <summary>A service.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Methods">Its methods.</param>
internal sealed record SchemaService(string Name, IReadOnlyList<SchemaMethod> Methods)
{
    public bool IsDeprecated { get; init; }

    public string Comment { get; init; } = "";
}
