namespace GoRpc.Schema.Model;

/// <summary>A .proto file.</summary>
/// <param name="Path">Its path with slashes, for example <c>gorpc/demo/calculator.proto</c>.</param>
/// <param name="Package">Its package; empty for none.</param>
internal sealed record SchemaFile(string Path, string Package)
{
    /// <summary>The paths of the files that it needs, in order.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    public IReadOnlyList<SchemaService> Services { get; init; } = [];

    /// <summary>All its messages. One that stands in another has that one's name before its own.</summary>
    public IReadOnlyList<SchemaMessage> Messages { get; init; } = [];

    /// <summary>All its enums, named as messages are.</summary>
    public IReadOnlyList<SchemaEnum> Enums { get; init; } = [];

    /// <summary>The messages that stand in a scope: the package, or a message.</summary>
    public IEnumerable<SchemaMessage> MessagesIn(string scope) => Messages.Where(message => FullName.PackageOf(message.Name) == scope);

    /// <summary>The enums that stand in a scope.</summary>
    public IEnumerable<SchemaEnum> EnumsIn(string scope) => Enums.Where(type => FullName.PackageOf(type.Name) == scope);
}
