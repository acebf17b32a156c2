namespace GoRpc.Schema.Model;

/// <summary>A .proto file.</summary>
/// <param name="Path">Its path with slashes, for example <c>gorpc/demo/calculator.proto</c>.</param>
/// <param name="Package">Its package; empty for none.</param>
internal sealed record SchemaFile(string Path, string Package)
{
    /// <summary>The paths of the files that it needs, in order.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    public IReadOnlyList<SchemaService> Services { get; init; } = [];

    public IReadOnlyList<SchemaMessage> Messages { get; init; } = [];

    public IReadOnlyList<SchemaEnum> Enums { get; init; } = [];
}
