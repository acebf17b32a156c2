using System.ComponentModel;
using GoRpc.Codecs.Json;
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
    public override MessageContract Contract => default(TCodec).Contract;

    /// <summary>Describes the message: what the generated codec gives as its <see cref="IMessageCodec{T}.Contract"/>, made once.</summary>
    /// <param name="type">The C# type, or null for a message that GoRpc made.</param>
    /// <param name="name">The full name.</param>
    /// <param name="parts">Makes what the message is made of; called when somebody first asks for it.</param>
    /// <returns>The message.</returns>
    public static MessageContract Describe(Type? type, string name, Func<MessageParts> parts)
    {
        var contract = new MessageContract(type, name, parts);
        Register(contract, Instance);
        return contract;
    }

    internal override int Measure(T value, SizeTrail trail) => default(TCodec).MeasureContent(value, trail);

    internal override void Write(ref ProtoWriter writer, T value) => default(TCodec).WriteContent(ref writer, value);

    internal override T Read(ref ProtoReader reader) => default(TCodec).ReadContent(ref reader);

    internal override void WriteJson(ref JsonWriter writer, T value) => default(TCodec).WriteJson(ref writer, value);

    internal override T ReadJson(ref JsonReader reader) => default(TCodec).ReadJson(ref reader);

    // These are what the base does, without going through virtual methods: that is a third of the time of a tiny message.
    internal override int MeasureWhole(T value, SizeTrail trail)
    {
        try
        {
            if (value is null)
            {
                UnsendableException.Throw();
            }

            return default(TCodec).MeasureContent(value, trail);
        }
        catch (UnsendableException)
        {
            throw ViolationFinder.Explain(Contract, value);
        }
    }

    internal override void WriteWhole(Span<byte> destination, T value, SizeTrail trail)
    {
        try
        {
            var writer = new ProtoWriter(destination, trail);
            default(TCodec).WriteContent(ref writer, value);
            writer.RequireEnd();
        }
        catch (UnsendableException)
        {
            // What could be sent when it was measured can't any more.
            SizeTrail.ThrowChanged();
        }
    }
}
