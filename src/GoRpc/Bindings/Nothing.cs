using System.ComponentModel;
using GoRpc.Calls;

namespace GoRpc.Bindings;

/// <summary>The message of a method without parameters, or without a result: it has no field.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Nothing : IMadeMessage
{
    /// <summary>The one value.</summary>
    public static Nothing Instance { get; } = new();

    object? IMadeMessage.ValueAt(int position) => throw new ArgumentOutOfRangeException(nameof(position), "This message has no field.");

    object IMadeMessage.With(object?[] values) => this;
}
