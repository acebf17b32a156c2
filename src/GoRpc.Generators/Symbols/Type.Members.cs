using System.Reflection;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

/// <content>Its members, in the order of reflection: those of a kind as they were declared, its own before inherited ones.</content>
public sealed partial class Type
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    internal MemberInfo[] GetMembers(BindingFlags flags) =>
    [
        .. GetMethods(flags),
        .. GetConstructors(flags),
        .. GetProperties(flags),
        .. Select<IEventSymbol>(flags).Select(symbol => new EventInfo(Context, symbol)),
        .. GetFields(flags),
    ];

    internal MethodInfo[] GetMethods(BindingFlags flags = Public) =>
        [.. Select<IMethodSymbol>(flags).Where(symbol => symbol.MethodKind is not (MethodKind.Constructor or MethodKind.StaticConstructor)).Select(symbol => new MethodInfo(Context, symbol))];

    internal MethodInfo? GetMethod(string name) => Array.Find(GetMethods(), method => method.Name == name);

    internal MethodInfo? GetMethod(string name, BindingFlags flags, Type[] types) =>
        Array.Find(GetMethods(flags), method => method.Name == name && Takes(method, types));

    // The parameterless constructor of a struct is there in C# alone, unless its author wrote it.
    internal ConstructorInfo[] GetConstructors(BindingFlags flags = BindingFlags.Public | BindingFlags.Instance) =>
        _symbol is not INamedTypeSymbol named ? [] :
        [
            .. named.InstanceConstructors
                .Where(symbol => !(symbol.IsImplicitlyDeclared && symbol.Parameters.IsEmpty && IsValueType) && Has(flags, symbol))
                .Select(symbol => new ConstructorInfo(Context, symbol)),
        ];

    internal ConstructorInfo? GetConstructor(BindingFlags flags, Type[] types) => Array.Find(GetConstructors(flags), constructor => Takes(constructor, types));

    internal PropertyInfo[] GetProperties(BindingFlags flags) => [.. Select<IPropertySymbol>(flags).Select(symbol => new PropertyInfo(Context, symbol))];

    internal PropertyInfo? GetProperty(string name, BindingFlags flags) => Array.Find(GetProperties(flags), property => property.Name == name);

    internal FieldInfo[] GetFields(BindingFlags flags) => [.. Select<IFieldSymbol>(flags).Where(IsOfMetadata).Select(symbol => new FieldInfo(Context, symbol))];

    internal FieldInfo? GetField(string name, BindingFlags flags) => Array.Find(GetFields(flags), field => field.Name == name);

    private static bool Takes(MethodBase method, Type[] types) => method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(types);

    // C# shows the elements of a tuple under names of its own beside those of ValueTuple.
    private static bool IsOfMetadata(IFieldSymbol field) =>
        field.ContainingType is not { IsTupleType: true } tuple || tuple.OriginalDefinition.GetMembers(field.Name).OfType<IFieldSymbol>().Any();

    private static bool Has(BindingFlags flags, ISymbol member) =>
        flags.HasFlag(member.IsStatic ? BindingFlags.Static : BindingFlags.Instance)
        && flags.HasFlag(member.DeclaredAccessibility is Accessibility.Public ? BindingFlags.Public : BindingFlags.NonPublic);

    // Private members are not inherited, static ones neither unless asked for, and a property that hides another stands in its place.
    private IEnumerable<TSymbol> Select<TSymbol>(BindingFlags flags)
        where TSymbol : class, ISymbol
    {
        var found = new List<TSymbol>();
        for (var current = _symbol; current is not null; current = flags.HasFlag(BindingFlags.DeclaredOnly) ? null : current.BaseType)
        {
            var isInherited = !ReferenceEquals(current, _symbol);
            var candidates = current.GetMembers().OfType<TSymbol>().Where(member =>
                Has(flags, member)
                && !(isInherited && (member.DeclaredAccessibility is Accessibility.Private || member.IsStatic))
                && !found.Exists(known => Hides(known, member)));
            found.AddRange(candidates.ToList());
        }

        return found;
    }

    private static bool Hides(ISymbol known, ISymbol inherited) => (known, inherited) switch
    {
        (IPropertySymbol own, IPropertySymbol other) => own.MetadataName == other.MetadataName
            && SymbolEqualityComparer.Default.Equals(own.Type, other.Type)
            && own.Parameters.Select(parameter => parameter.Type).SequenceEqual(other.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default),
        (IMethodSymbol own, IMethodSymbol other) => Overrides(own, other),
        _ => false,
    };

    private static bool Overrides(IMethodSymbol own, IMethodSymbol other)
    {
        for (var current = own.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current, other))
            {
                return true;
            }
        }

        return false;
    }
}
