using System.Globalization;

namespace GoRpc.Contracts.Reading;

/// <summary>Full names of messages and enums.</summary>
internal static class MessageNames
{
    /// <summary>The full name: the author's when it has a dot, else the package and the author's or the type's own name.</summary>
    public static string Of(Type type)
    {
        var name = ExplicitName(type) ?? OwnName(type);
        if (name.Contains('.', StringComparison.Ordinal))
        {
            return name.TrimStart('.');
        }

        var package = PackageOf(type);
        return package.Length == 0 ? name : $"{package}.{name}";
    }

    /// <summary>Whether a text is a name as protobuf has it: letters A to Z, digits and underscores, no digit first.</summary>
    public static bool IsIdentifier(string text) => text.Length > 0 && IsLetter(text[0]) && text.All(character => IsLetter(character) || character is >= '0' and <= '9');

    /// <summary>Whether a text is one or more names with dots between them.</summary>
    public static bool IsDotted(string text) => text.Split('.').All(IsIdentifier);

    private static string? ExplicitName(Type type)
    {
        var name = Annotation.Find(type, Attributes.ProtoContract)?.Text("Name") ?? Annotation.Find(type, Attributes.DataContract)?.Text("Name");
        return name is not null && type.IsGenericType
            ? string.Format(CultureInfo.InvariantCulture, name, [.. type.GetGenericArguments().Select(ShortName)])
            : name;
    }

    // Namespaces of data contracts are often URIs, which are no package.
    private static string PackageOf(Type type) =>
        PackageIn(Annotation.Find(type, Attributes.DataContract)?.Text("Namespace"))
        ?? Annotation.All(type.Assembly, Attributes.ContractNamespace)
            .Where(attribute => (attribute.Text("ClrNamespace") ?? "") == (type.Namespace ?? ""))
            .Select(attribute => PackageIn(attribute.Text("ContractNamespace")))
            .FirstOrDefault(package => package is not null)
        ?? type.Namespace
        ?? "";

    private static string? PackageIn(string? text) => text is not null && IsDotted(text) ? text : null;

    // A nested type keeps the names of its outer types, for two of them may have an inner type of the same name.
    private static string OwnName(Type type)
    {
        var tick = type.Name.IndexOf('`');
        var name = tick < 0 ? type.Name : type.Name[..tick];
        var outer = type.DeclaringType is { } declaring ? OwnName(declaring) + "_" : "";
        return outer + name + Arguments(type);
    }

    private static string Arguments(Type type) =>
        type.IsGenericTypeDefinition ? "" : string.Concat(type.GetGenericArguments().Select(argument => "_" + ShortName(argument)));

    private static string ShortName(Type type) =>
        type.IsArray ? ShortName(type.GetElementType()!) + "Array"
        : Nullable.GetUnderlyingType(type) is { } underlying ? "Nullable" + ShortName(underlying)
        : (ExplicitName(type) ?? OwnName(type)).Split('.')[^1];

    private static bool IsLetter(char character) => character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_';
}
