using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>
/// Reaches the members of messages, of which some are private: for those it adds methods to the codec that the runtime connects with
/// them ([UnsafeAccessor]), without reflection.
/// </summary>
internal sealed class MemberAccess
{
    private readonly Dictionary<string, string> _accessors = [];

    /// <summary>The methods that what was asked for needs.</summary>
    public IEnumerable<string> Declarations => _accessors.OrderBy(accessor => accessor.Key, StringComparer.Ordinal).Select(accessor => accessor.Value);

    /// <summary>Whether code of the assembly may use a symbol.</summary>
    public static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>C# that reads a member.</summary>
    /// <param name="field">The field.</param>
    /// <param name="owner">C# of the message's value.</param>
    public string Read(FieldContract field, string owner)
    {
        var member = field.Member!;
        var (type, declaring) = (CSharp.Type(field.Type), CSharp.Type(member.DeclaringType!));
        if (member is FieldInfo info)
        {
            return IsVisible(info.Symbol) ? $"{owner}.{CSharp.Identifier(member.Name)}" : $"{ReaderOf(AccessorOf("Field", member, $"ref {type}", declaring, []), member, type)}({owner})";
        }

        var getter = ((PropertyInfo)member).Symbol.GetMethod!;
        return IsVisible(getter)
            ? $"{owner}.{CSharp.Identifier(member.Name)}"
            : $"{ReaderOf(AccessorOf("Method", member, type, declaring, [], getter.MetadataName), member, type)}({owner})";
    }

    /// <summary>Whether an object initialiser can set a member.</summary>
    public static bool IsInitialisable(MemberInfo member) => member switch
    {
        FieldInfo field => IsVisible(field.Symbol),
        PropertyInfo property => property.Symbol.SetMethod is { } setter && IsVisible(setter),
        _ => false,
    };

    /// <summary>Whether a value can be set at all.</summary>
    public static bool IsSettable(MemberInfo member) => member switch
    {
        FieldInfo field => !field.IsInitOnly,
        PropertyInfo property => property.CanWrite,
        _ => false,
    };

    /// <summary>C# that sets a member of the variable result, which an object initialiser can't set.</summary>
    public string Set(FieldContract field, string value)
    {
        var member = field.Member!;
        var declaring = member.DeclaringType!;
        var owner = declaring.IsValueType ? "ref result" : "result";
        return member is FieldInfo
            ? $"{AccessorOf("Field", member, $"ref {CSharp.Type(field.Type)}", CSharp.Type(declaring), [])}({owner}) = {value};"
            : $"{AccessorOf("Method", member, "void", CSharp.Type(declaring), [CSharp.Type(field.Type)], ((PropertyInfo)member).Symbol.SetMethod!.MetadataName)}({owner}, {value});";
    }

    /// <summary>C# that calls a constructor which other code may not call.</summary>
    public string Construct(ConstructorInfo constructor, IReadOnlyList<string> arguments)
    {
        var type = CSharp.Type(constructor.DeclaringType!);
        var parameters = constructor.GetParameters().Select(parameter => CSharp.Type(parameter.ParameterType)).ToList();
        var list = string.Join(", ", parameters.Select((parameter, position) => $"{parameter} p{position + 1}"));
        const string Name = "Create";
        _accessors[Name] = $"""
            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Constructor)]
            private static extern {type} {Name}({list});
            """;
        return $"{Name}({string.Join(", ", arguments)})";
    }

    // The runtime wants a reference to a struct, and a value read out of an object has none.
    private string ReaderOf(string accessor, MemberInfo member, string type)
    {
        if (!member.DeclaringType!.IsValueType)
        {
            return accessor;
        }

        var name = "read_" + accessor;
        _accessors[name] = $"private static {type} {name}({CSharp.Type(member.DeclaringType)} owner) => {accessor}(ref owner);";
        return name;
    }

    private string AccessorOf(string kind, MemberInfo member, string result, string declaring, IReadOnlyList<string> parameters, string? method = null)
    {
        var isStruct = member.DeclaringType!.IsValueType;
        var name = $"{Identifiers.Of(method ?? "field_" + member.Name)}_of_{Identifiers.Of(member.DeclaringType.ToString())}";
        var list = string.Concat(parameters.Select(parameter => $", {parameter} value"));
        _accessors[name] = $"""
            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.{kind}, Name = {CSharp.Literal(method ?? member.Name)})]
            private static extern {result} {name}({(isStruct ? "ref " : "")}{declaring} owner{list});
            """;
        return name;
    }
}
