using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>
/// Reads a message whose value may be of a derived type. The type must be known before the value is made, so its field is looked
/// for first; that costs little, for senders write it in front.
/// </summary>
/// <typeparam name="T">The type at the top of the hierarchy.</typeparam>
internal sealed class SubtypeReader<T>
{
    private readonly Dictionary<uint, SubtypeReader<T>> _derived;
    private ReadMessage<T> _read;

    public SubtypeReader(MessageContract message)
    {
        _derived = message.Derived.ToDictionary(derived => Tag.Of(derived.Number, WireType.Length), derived => new SubtypeReader<T>(derived.Message));
        _read = message.Type is { IsAbstract: true }
            ? (ref reader) =>
            {
                reader.Fail($"'{message.Name}' is abstract, and the bytes do not say which of its derived types is meant");
                return default!;
            }
        : (ref reader) => (_read = ReadCompiler<T>.CompileOne(message))(ref reader);
    }

    public T Read(ref ProtoReader reader) => Find(reader)._read(ref reader);

    /// <summary>Narrows what was read to the type of the place.</summary>
    public static T Cast(ref ProtoReader reader, object value)
    {
        if (value is not T narrowed)
        {
            reader.Fail($"a '{value.GetType().Name}' was found where only a '{typeof(T).Name}' can be");
            return default!;
        }

        return narrowed;
    }

    private SubtypeReader<T> Find(ProtoReader ahead)
    {
        if (_derived.Count == 0)
        {
            return this;
        }

        while (ahead.NextTag() is > 0 and var tag)
        {
            if (_derived.TryGetValue(tag, out var derived))
            {
                ahead.EnterMessage();
                return derived.Find(ahead);
            }

            ahead.Skip(tag);
        }

        return this;
    }
}
