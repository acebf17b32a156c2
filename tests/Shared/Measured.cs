namespace GoRpc.Tests.Shared;

/// <summary>One measurement.</summary>
internal sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)
{
    public object? this[string tag] => Tags.GetValueOrDefault(tag);

    /// <summary>The tags as <c>name=value</c>, sorted.</summary>
    public string Text => string.Join(' ', Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
}
