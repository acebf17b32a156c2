using System.Reflection;
using System.Runtime.CompilerServices;

namespace GoRpc.Contracts.Reading;

/// <summary>
/// An attribute as it was written. It is read from metadata and never constructed: protobuf-net's attributes throw for the very
/// values that GoRpc reports as faults, and System.ServiceModel need not be there to read a contract made for it.
/// </summary>
internal sealed class Annotation
{
    // Parsing the metadata of a member costs, and its reader asks for one attribute after another.
    private static readonly ConditionalWeakTable<object, IList<CustomAttributeData>> Written = new();

    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    private Annotation(CustomAttributeData data)
    {
        var parameters = data.Constructor.GetParameters();
        for (var i = 0; i < parameters.Length; i++)
        {
            _values[parameters[i].Name!] = data.ConstructorArguments[i].Value;
        }

        foreach (var argument in data.NamedArguments)
        {
            _values[argument.MemberName] = argument.TypedValue.Value;
        }
    }

    public static Annotation? Find(MemberInfo member, string attribute) => All(member, attribute).FirstOrDefault();

    public static Annotation? Find(Module module, string attribute) => Named(attribute, DataOf(module)).FirstOrDefault();

    public static Annotation? Find(Assembly assembly, string attribute) => All(assembly, attribute).FirstOrDefault();

    public static Annotation? Find(IEnumerable<CustomAttributeData> written, string attribute) => Named(attribute, written).FirstOrDefault();

    /// <summary>The attribute of a type, or of the nearest base type that has it.</summary>
    public static Annotation? FindInherited(Type type, string attribute)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Find(current, attribute) is { } annotation)
            {
                return annotation;
            }
        }

        return null;
    }

    public static IEnumerable<Annotation> All(MemberInfo member, string attribute) => Named(attribute, DataOf(member));

    public static IEnumerable<Annotation> All(Assembly assembly, string attribute) => Named(attribute, DataOf(assembly));

    public static bool IsOn(MemberInfo member, string attribute) =>
        DataOf(member).Any(data => data.AttributeType.FullName == attribute);

    public static bool IsOn(ParameterInfo parameter, string attribute) =>
        parameter.GetCustomAttributesData().Any(data => data.AttributeType.FullName == attribute);

    /// <summary>An attribute that was found already.</summary>
    public static Annotation Of(CustomAttributeData written) => new(written);

    /// <summary>Whether an attribute that derives from another stands on a member.</summary>
    public static bool IsOnAsDerived(MemberInfo member, string attribute) => DataOf(member).Any(data => Derives(data.AttributeType, attribute));

    /// <summary>A text that was written and is not blank, or null.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name) is string text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A number, or an enum's number, or null when it was not written.</summary>
    public int? Number(string name) => _values.GetValueOrDefault(name) as int?;

    public bool IsTrue(string name) => _values.GetValueOrDefault(name) is true;

    public Type? Type(string name) => _values.GetValueOrDefault(name) as Type;

    /// <summary>The elements of an array; none when it was not written.</summary>
    public IEnumerable<T> Many<T>(string name) =>
        _values.GetValueOrDefault(name) is IEnumerable<CustomAttributeTypedArgument> elements ? elements.Select(element => element.Value).OfType<T>() : [];

    /// <summary>The elements of an array with their types; none when it was not written.</summary>
    public IEnumerable<CustomAttributeTypedArgument> Elements(string name) =>
        _values.GetValueOrDefault(name) as IEnumerable<CustomAttributeTypedArgument> ?? [];

    /// <summary>A value as it was written, or null.</summary>
    public object? Value(string name) => _values.GetValueOrDefault(name);

    /// <summary>Whether a value was written as zero, empty, false or null, whatever its type.</summary>
    public bool IsZero(string name) =>
        _values.GetValueOrDefault(name) is var value && (value is null or "" || (value.GetType().IsPrimitive && value.Equals(Activator.CreateInstance(value.GetType()))));

    /// <summary>Whether a value was written at all.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    private static bool Derives(Type type, string from)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.FullName == from)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Annotation> Named(string attribute, IEnumerable<CustomAttributeData> written) =>
        from data in written
        where data.AttributeType.FullName == attribute
        select new Annotation(data);

    private static IList<CustomAttributeData> DataOf(MemberInfo member) => Written.GetValue(member, static key => ((MemberInfo)key).GetCustomAttributesData());

    private static IList<CustomAttributeData> DataOf(Module module) => Written.GetValue(module, static key => ((Module)key).GetCustomAttributesData());

    private static IList<CustomAttributeData> DataOf(Assembly assembly) => Written.GetValue(assembly, static key => ((Assembly)key).GetCustomAttributesData());
}
