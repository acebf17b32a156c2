using System.ComponentModel;
using GoRpc.Calls;

namespace GoRpc.Bindings;

/// <summary>A message that GoRpc made around one result or one item of a stream, its field <c>value = 1</c>.</summary>
/// <typeparam name="T">The result or item.</typeparam>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Wrapped<T>(T value) : IMadeMessage
{
    /// <summary>The value.</summary>
    public T Value { get; } = value;

    object? IMadeMessage.ValueAt(int position) => Value;

    object IMadeMessage.With(object?[] values) => new Wrapped<T>((T)values[0]!);
}
