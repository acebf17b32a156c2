using System.ComponentModel;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>How a message travels whose codec the contract compiler generated. Safe for threads. Used by generated code only.</summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
/// <typeparam name="TCodec">The generated codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledMessageCodec<T, TCodec> : MessageCodec<T>
    where TCodec : struct, IMessageCodec<T>
{
    private CompiledMessageCodec()
    {
    }

    /// <summary>The one codec of the message.</summary>
    public static CompiledMessageCodec<T, TCodec> Instance { get; } = new();

    /// <inheritdoc/>
    public override MessageContract Contract => TCodec.Contract;

    internal override int Measure(T value, SizeTrail trail) => TCodec.Measure(value, trail);

    internal override void Write(ref ProtoWriter writer, T value) => TCodec.Write(ref writer, value);

    internal override T Read(ref ProtoReader reader) => TCodec.Read(ref reader);
}
