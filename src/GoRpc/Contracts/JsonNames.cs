namespace GoRpc.Contracts;

/// <summary>The names of a message's fields in JSON, which must be as many as there are fields. In a .proto equal names are an error as well.</summary>
internal static class JsonNames
{
    /// <summary>The names in a .proto, in the order of the fields, those of derived types behind them.</summary>
    public static IReadOnlyList<string> ProtoNamesOf(MessageContract message) =>
        [.. message.Fields.Select(field => field.ProtoName), .. message.Derived.Select(NameOf)];

    /// <summary>The field of a base message that carries a derived type.</summary>
    public static string NameOf(DerivedContract derived) => ProtoNames.Field(derived.Message.Name.Substring(derived.Message.Name.LastIndexOf('.') + 1));

    /// <summary>A name as it stands in JSON behind another member: <c>,"unitPrice":</c> for <c>unit_price</c>.</summary>
    public static string Quote(string protoName) => $",\"{ProtoNames.Json(protoName)}\":";

    /// <summary>Says which fields have the same name; null when none have.</summary>
    public static string? FindClash(MessageContract message)
    {
        var clash = ProtoNamesOf(message)
            .Select((name, position) => (Name: ProtoNames.Json(name), Number: position < message.Fields.Count ? message.Fields[position].Number : message.Derived[position - message.Fields.Count].Number))
            .GroupBy(field => field.Name)
            .FirstOrDefault(group => group.Count() > 1);
        return clash is null
            ? null
            : $"'{message.Name}' has no JSON: its fields {string.Join(" and ", clash.Select(field => field.Number))} would both be '{clash.Key}'. Name one differently: "
                + "[DataMember(Order = n, Name = \"…\")] or [ProtoMember(n, Name = \"…\")], or rename the parameter.";
    }

    /// <summary>The same as <see cref="ProtoNamesOf"/>, for reading and writing.</summary>
    /// <exception cref="NotSupportedException">Two fields have the same name.</exception>
    public static IReadOnlyList<string> RequireUnique(MessageContract message) =>
        FindClash(message) is { } clash ? throw new NotSupportedException(clash) : ProtoNamesOf(message);
}
