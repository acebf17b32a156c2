using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Values;

/// <summary>
/// How one value travels. The codecs are structs and passed as type arguments, so the JIT compiles every field for its own codec
/// and calls nothing through an interface.
/// </summary>
/// <typeparam name="T">The C# type.</typeparam>
internal interface IValueCodec<T>
{
    /// <summary>The wire type of every value.</summary>
    WireType WireType { get; }

    /// <summary>What absence on the wire means.</summary>
    T Zero { get; }

    /// <summary>Whether a value need not be written, because absence means the same.</summary>
    bool IsZero(T value);

    /// <summary>The bytes of a value, its length prefix included; lengths that <see cref="Write"/> needs go to the trail.</summary>
    int Measure(T value, SizeTrail trail);

    /// <summary>Writes the bytes of a value, its length prefix included.</summary>
    void Write(ref ProtoWriter writer, T value);

    /// <summary>Reads what <see cref="Write"/> wrote; the wire type has been checked.</summary>
    T Read(ref ProtoReader reader);
}
