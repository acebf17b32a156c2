using System.ComponentModel;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Messages;

/// <summary>What the codecs of messages need that may derive from each other. Used by generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Subtypes
{
    /// <summary>Ends writing a value whose type the contract does not know: members would be lost without a word.</summary>
    /// <typeparam name="T">The type that the contract knows.</typeparam>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireExactly<T>(T value)
        where T : class
    {
        if (value.GetType() != typeof(T))
        {
            UnsendableException.Throw();
        }
    }

    /// <summary>Narrows what was read to the type of its place.</summary>
    /// <typeparam name="T">The type of the place.</typeparam>
    /// <param name="reader">What read it.</param>
    /// <param name="value">The value.</param>
    /// <returns>The value.</returns>
    public static T Narrow<T>(ref ProtoReader reader, object value)
    {
        if (value is not T narrowed)
        {
            reader.Fail($"a '{value.GetType().Name}' was found where only a '{typeof(T).Name}' can be");
            return default!;
        }

        return narrowed;
    }

    /// <inheritdoc cref="Narrow{T}(ref ProtoReader, object)"/>
    public static T Narrow<T>(ref JsonReader reader, object value)
    {
        if (value is not T narrowed)
        {
            reader.Fail("is of a derived type that this place can't take");
            return default!;
        }

        return narrowed;
    }

    /// <summary>The message without any field: zeros and empty collections.</summary>
    /// <typeparam name="T">The C# type of the message.</typeparam>
    /// <param name="codec">Its codec.</param>
    /// <returns>The message.</returns>
    public static T ReadEmpty<T>(IMessageCodec<T> codec)
    {
        var reader = default(ProtoReader);
        return codec.ReadContent(ref reader);
    }
}
