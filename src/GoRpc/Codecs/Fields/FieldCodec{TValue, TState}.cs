using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Fields;

/// <summary>How one field travels, with the type of its member.</summary>
/// <typeparam name="TValue">The type of the member, parameter or result.</typeparam>
/// <typeparam name="TState">What the reader keeps: a field may occur any number of times, so its value is made at the end.</typeparam>
internal abstract class FieldCodec<TValue, TState> : FieldCodec
{
    public sealed override Type StateType => typeof(TState);

    /// <summary>The bytes of the field with its tags; zero when it is not written.</summary>
    public abstract int Measure(TValue value, SizeTrail trail);

    /// <summary>Writes what <see cref="Measure"/> measured.</summary>
    public abstract void Write(ref ProtoWriter writer, TValue value);

    /// <summary>The state of a field that has not occurred.</summary>
    public abstract TState Start();

    /// <summary>Reads one occurrence; the reader stands behind the tag.</summary>
    public abstract void Read(ref ProtoReader reader, ref TState state);

    /// <summary>Makes the value of all occurrences.</summary>
    public abstract TValue Finish(ref ProtoReader reader, ref TState state);
}
