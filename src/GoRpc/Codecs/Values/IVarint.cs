namespace GoRpc.Codecs.Values;

/// <summary>How a type is a number on the wire.</summary>
/// <typeparam name="T">The C# type.</typeparam>
internal interface IVarint<T>
{
    /// <summary>The number; zero for the type's zero.</summary>
    static abstract ulong Encode(T value);

    /// <summary>The value of a number, or false when the type has none for it.</summary>
    static abstract bool TryDecode(ulong number, out T value);
}
