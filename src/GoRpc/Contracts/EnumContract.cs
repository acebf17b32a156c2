using System.ComponentModel;

namespace GoRpc.Contracts;

/// <summary>One enum of the contract.</summary>
public sealed class EnumContract
{
    /// <summary>Describes an enum. Called by generated code only.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="name">The full name.</param>
    /// <param name="values">Names and numbers in the order of their declaration.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EnumContract(Type type, string name, IReadOnlyList<KeyValuePair<string, long>> values)
    {
        Type = type;
        Name = name;
        Values = values;
    }

    /// <summary>The C# type.</summary>
    public Type Type { get; }

    /// <summary>The full name, for example <c>gorpc.demo.Side</c>.</summary>
    public string Name { get; }

    /// <summary>Names and numbers in the order of their declaration.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Values { get; }
}
