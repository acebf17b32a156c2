using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace GoRpc.Schema.Comments;

/// <summary>The ids under which the C# compiler files documentation (C# standard, annex D.4.2).</summary>
internal static class DocumentationId
{
    public static string Of(Type type) => $"T:{NameOf(Definition(type))}";

    public static string OfProperty(Type type, string name) => $"P:{NameOf(Definition(type))}.{name}";

    public static string OfField(Type type, string name) => $"F:{NameOf(Definition(type))}.{name}";

    public static string Of(MethodInfo method)
    {
        var declaring = Definition(method.DeclaringType!);
        var parameters = (declaring == method.DeclaringType ? method : DefinitionOf(method, declaring)).GetParameters();
        return $"M:{NameOf(declaring)}.{method.Name}" + (parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Argument(parameter.ParameterType)))})");
    }

    // A method of a constructed interface is filed as its definition is, whose parameters have the type's own.
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A method that is served is there; without its definition it has no comment.")]
    private static MethodInfo DefinitionOf(MethodInfo method, Type declaring) => declaring.GetMethods().FirstOrDefault(method.HasSameMetadataDefinitionAs) ?? method;

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static string NameOf(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private static string Argument(Type type)
    {
        if (type.IsGenericParameter)
        {
            return $"`{type.GenericParameterPosition}";
        }

        if (type.IsArray)
        {
            return Argument(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return NameOf(type);
        }

        var name = NameOf(type.GetGenericTypeDefinition());
        return $"{name[..name.IndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(Argument))}}}";
    }
}
