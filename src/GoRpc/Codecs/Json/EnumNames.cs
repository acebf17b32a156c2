using System.Text;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Json;

/// <summary>The names of an enum's values as a .proto has them. Immutable, safe for threads.</summary>
internal sealed class EnumNames
{
    // Most enums have small numbers.
    private const int Few = 64;

    private const int MostListed = 8;

    private readonly byte[]?[] _few = new byte[Few][];
    private readonly Dictionary<long, byte[]> _many = [];
    private readonly IReadOnlyList<(string Name, int Number)> _values;
    private readonly Utf8Names _names;

    public EnumNames(EnumContract contract)
        : this(contract.Name, [.. ValuesOf(contract)])
    {
    }

    /// <param name="name">The full name of the enum.</param>
    /// <param name="values">Its values; of two names for one number the first is written.</param>
    public EnumNames(string name, IReadOnlyList<(string Name, int Number)> values)
    {
        _values = values;
        _names = new Utf8Names([.. values.Select((value, position) => (value.Name, position))]);
        Expected = values.Count > MostListed
            ? $"a value of '{name}' such as {values[0].Name}, or its number"
            : $"a value of '{name}' ({string.Join(", ", values.Select(value => value.Name))}), or its number";
        foreach (var (text, number) in values)
        {
            // A name that stands for another number first would be read as that.
            var utf8 = Encoding.ASCII.GetBytes($"\"{text}\"");
            if (!TryFind(utf8.AsSpan(1..^1), out var read) || read != number)
            {
                continue;
            }

            if ((uint)number < Few)
            {
                _few[number] ??= utf8;
            }
            else
            {
                _many.TryAdd(number, utf8);
            }
        }
    }

    /// <summary>What a reader expects, for its error.</summary>
    public string Expected { get; }

    /// <summary>The name of a number in quotes, or null when it has none.</summary>
    public byte[]? Find(long number) => (ulong)number < Few ? _few[number] : _many.GetValueOrDefault(number);

    /// <summary>The number of a name.</summary>
    public bool TryFind(ReadOnlySpan<byte> name, out int number)
    {
        var position = _names.Find(name);
        number = position < 0 ? 0 : _values[position].Number;
        return position >= 0;
    }

    // proto3 wants a zero, so a .proto has one even where the enum has none.
    private static IEnumerable<(string Name, int Number)> ValuesOf(EnumContract contract)
    {
        var enumName = contract.Name[(contract.Name.LastIndexOf('.') + 1)..];
        var values = contract.Values.Select(value => (ProtoNames.EnumValue(enumName, value.Key), (int)value.Value));
        return contract.Values.Any(value => value.Value == 0) ? values : values.Prepend((ProtoNames.EnumValue(enumName, "Unspecified"), 0));
    }
}
