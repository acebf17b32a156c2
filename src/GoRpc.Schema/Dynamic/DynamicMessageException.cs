namespace GoRpc.Schema.Dynamic;

/// <summary>JSON that is no message of its type.</summary>
/// <param name="path">Where it is, for example <c>order.lines[3].price</c>; empty for the message itself.</param>
/// <param name="problem">What was found and what is expected.</param>
internal sealed class DynamicMessageException(string path, string problem) : FormatException(path.Length == 0 ? problem : $"{path}: {problem}")
{
    public string Path { get; } = path;

    public string Problem { get; } = problem;
}
