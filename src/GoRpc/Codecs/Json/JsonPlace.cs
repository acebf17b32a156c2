using System.Globalization;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Json;

/// <summary>A value in JSON and what the contract says of it, for <see cref="JsonLocator"/>.</summary>
/// <param name="path">The names that lead to it.</param>
/// <param name="message">The message, when it is one that the contract has.</param>
/// <param name="collection">The field, when it is a whole list or map.</param>
internal sealed class JsonPlace(string path, MessageContract? message, FieldContract? collection = null)
{
    private const int LongestName = 64;

    private int _elements;

    public string Path => path;

    /// <summary>A member of the object that is here.</summary>
    public JsonPlace Member(string name)
    {
        if (collection is { Cardinality: FieldCardinality.Map, Value: var value })
        {
            return new JsonPlace($"{path}[\"{Shorten(name)}\"]", RootOf(value));
        }

        if (message?.Fields.FirstOrDefault(field => IsName(field.ProtoName, name)) is { } found)
        {
            var isCollection = found.Cardinality is FieldCardinality.Repeated or FieldCardinality.Map;
            return new JsonPlace(Join(found.ProtoName), isCollection ? null : RootOf(found.Value), isCollection ? found : null);
        }

        return message?.Derived.FirstOrDefault(derived => IsName(JsonNames.NameOf(derived), name)) is { } subtype
            ? new JsonPlace(Join(JsonNames.NameOf(subtype)), subtype.Message)
            : new JsonPlace(Join(Show(name)), null);
    }

    /// <summary>The next element of the list that is here; null when the contract has no list here.</summary>
    public JsonPlace? NextElement() => collection is { Cardinality: FieldCardinality.Repeated, Value: var value }
        ? new JsonPlace(string.Create(CultureInfo.InvariantCulture, $"{path}[{_elements++}]"), RootOf(value))
        : null;

    private static bool IsName(string protoName, string name) => name == protoName || name == ProtoNames.Json(protoName);

    // A derived message begins at its root, as everywhere.
    private static MessageContract? RootOf(FieldValue value) => value.Message is { } found ? Hierarchy.RootOf(found) : null;

    private static string Shorten(string name) => name.Length > LongestName ? name[..LongestName] + "…" : name;

    // A path without names is that of the whole message.
    private static string Show(string name) => name.Length == 0 ? "\"\"" : Shorten(name);

    private string Join(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
