using System.ComponentModel;
using System.Text;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Json;

/// <summary>
/// The names of a message's fields in JSON, in the order of the contract, those of derived types behind them. Both names are read, that of
/// JSON and that of the .proto (https://protobuf.dev/programming-guides/json/). Made when JSON of the message is first read. Safe for threads.
/// Used by generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonFields
{
    private readonly string _message;
    private readonly Func<IReadOnlyList<string>> _protoNames;
    private byte[][]? _names;
    private Utf8Names? _all;

    /// <summary>The fields of a message.</summary>
    /// <param name="contract">The message.</param>
    public JsonFields(MessageContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        _message = contract.Name;
        _protoNames = () => JsonNames.RequireUnique(contract);
    }

    internal JsonFields(string message, IReadOnlyList<string> protoNames)
    {
        _message = message;
        _protoNames = () => protoNames;
    }

    /// <summary>The full name of the message.</summary>
    internal string Message => _message;

    /// <summary>The names of JSON.</summary>
    internal byte[][] Names => _names ?? Make();

    /// <summary>The position of a field by either name; -1 when there is none.</summary>
    internal int Find(ReadOnlySpan<byte> name) => _all!.Find(name);

    // Two threads may both do it; either result is good, and the names, which are looked at first, are there last.
    private byte[][] Make()
    {
        var protoNames = _protoNames();
        var jsonNames = protoNames.Select(ProtoNames.Json).ToList();
        _all = new Utf8Names([.. jsonNames.Concat(protoNames).Select((name, position) => (name, position % protoNames.Count))]);
        var names = jsonNames.Select(Encoding.UTF8.GetBytes).ToArray();
        Volatile.Write(ref _names, names);
        return names;
    }
}
