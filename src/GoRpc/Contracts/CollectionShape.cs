using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;

namespace GoRpc.Contracts;

/// <summary>What GoRpc knows about a collection type: its elements and how to make one. The one place that knows.</summary>
internal sealed class CollectionShape
{
    private static readonly Dictionary<Type, Type> Interfaces = new()
    {
        [typeof(IEnumerable<>)] = typeof(List<>),
        [typeof(ICollection<>)] = typeof(List<>),
        [typeof(IList<>)] = typeof(List<>),
        [typeof(IReadOnlyCollection<>)] = typeof(List<>),
        [typeof(IReadOnlyList<>)] = typeof(List<>),
        [typeof(ISet<>)] = typeof(HashSet<>),
        [typeof(IReadOnlySet<>)] = typeof(HashSet<>),
        [typeof(IDictionary<,>)] = typeof(Dictionary<,>),
        [typeof(IReadOnlyDictionary<,>)] = typeof(Dictionary<,>),
        [typeof(IImmutableList<>)] = typeof(ImmutableList<>),
        [typeof(IImmutableSet<>)] = typeof(ImmutableHashSet<>),
        [typeof(IImmutableDictionary<,>)] = typeof(ImmutableDictionary<,>),
    };

    // The static class of the same name beside each of these makes one from a sequence, CreateRange.
    private static readonly HashSet<Type> Created =
    [
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>), typeof(ImmutableQueue<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
    ];

    // These keep the order of the elements and have a constructor that takes them; a Stack turns the order round, so it is not here.
    private static readonly HashSet<Type> Constructed = [typeof(Queue<>), typeof(ConcurrentQueue<>), typeof(ReadOnlyCollection<>), typeof(ReadOnlyDictionary<,>)];

    private CollectionShape(Type type, Type elementType, CollectionForm form, Type implementation, MethodBase? factory)
    {
        Type = type;
        ElementType = elementType;
        Form = form;
        Implementation = implementation;
        Factory = factory;
    }

    /// <summary>The declared type, for example IReadOnlyList&lt;Quote&gt;.</summary>
    public Type Type { get; }

    /// <summary>The element; KeyValuePair&lt;,&gt; for a map.</summary>
    public Type ElementType { get; }

    /// <summary>How a value is made.</summary>
    public CollectionForm Form { get; }

    /// <summary>The type that is made; assignable to <see cref="Type"/>.</summary>
    public Type Implementation { get; }

    /// <summary>
    /// For <see cref="CollectionForm.FromElements"/> the constructor or static method. Its one parameter accepts a List of the
    /// elements, or for a ReadOnlyDictionary a Dictionary. Null for the other forms.
    /// </summary>
    public MethodBase? Factory { get; }

    /// <summary>Whether the collection maps keys to values.</summary>
    public bool IsMap { get; private init; }

    /// <summary>The key of a map, or null.</summary>
    public Type? KeyType => IsMap ? ElementType.GenericTypeArguments[0] : null;

    /// <summary>The value of a map, or null.</summary>
    public Type? ValueType => IsMap ? ElementType.GenericTypeArguments[1] : null;

    /// <summary>
    /// Whether a value that its owner made can be cleared and filled: what a get-only property needs. The interfaces that promise
    /// no Add can't.
    /// </summary>
    public bool CanRefill => Form is CollectionForm.Filled && typeof(ICollection<>).MakeGenericType(ElementType).IsAssignableFrom(Type);

    /// <summary>The shape of a type, or null when it is no collection that GoRpc can make.</summary>
    public static CollectionShape? TryRead(Type type)
    {
        if (type == typeof(string) || type.ContainsGenericParameters)
        {
            return null;
        }

        if (type.IsArray)
        {
            return type.IsSZArray ? new(type, type.GetElementType()!, CollectionForm.Array, type, null) : null;
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition is not null && Interfaces.TryGetValue(definition, out var implementation))
        {
            return TryMake(type, implementation.MakeGenericType(type.GenericTypeArguments));
        }

        return type.IsInterface || type.IsAbstract ? null : TryMake(type, type);
    }

    private static CollectionShape? TryMake(Type type, Type implementation)
    {
        if (FindElement(implementation) is not var (element, isMap))
        {
            return null;
        }

        if (FindFactory(implementation, element) is { } factory)
        {
            return new(type, element, CollectionForm.FromElements, implementation, factory) { IsMap = isMap };
        }

        var isFillable = typeof(ICollection<>).MakeGenericType(element).IsAssignableFrom(implementation)
            && !implementation.IsValueType
            && implementation.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is not null;
        return isFillable ? new(type, element, CollectionForm.Filled, implementation, null) { IsMap = isMap } : null;
    }

    private static (Type Element, bool IsMap)? FindElement(Type implementation)
    {
        var interfaces = implementation.GetInterfaces().Where(candidate => candidate.IsGenericType).ToArray();
        var maps = interfaces.Where(candidate => candidate.GetGenericTypeDefinition() == typeof(IDictionary<,>)).ToArray();
        if (maps.Length == 1)
        {
            return (typeof(KeyValuePair<,>).MakeGenericType(maps[0].GenericTypeArguments), true);
        }

        var sequences = interfaces.Where(candidate => candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>)).ToArray();
        return maps.Length == 0 && sequences.Length == 1 ? (sequences[0].GenericTypeArguments[0], false) : null;
    }

    private static MethodBase? FindFactory(Type implementation, Type element)
    {
        if (!implementation.IsGenericType)
        {
            return null;
        }

        var definition = implementation.GetGenericTypeDefinition();
        if (Created.Contains(definition))
        {
            var creator = definition.Assembly.GetType(definition.FullName!.Split('`')[0])!;
            return creator.GetMethods()
                .Where(method => method.Name == nameof(ImmutableList.CreateRange) && method.GetParameters().Length == 1 && method.IsGenericMethodDefinition)
                .Select(method => method.MakeGenericMethod(implementation.GenericTypeArguments))
                .First(method => method.GetParameters()[0].ParameterType == typeof(IEnumerable<>).MakeGenericType(element));
        }

        return Constructed.Contains(definition)
            ? implementation.GetConstructors().Single(constructor => constructor.GetParameters() is [{ ParameterType: var parameter }] && parameter != typeof(int))
            : null;
    }
}
