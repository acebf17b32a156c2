using System.Linq.Expressions;
using System.Reflection;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Fields;

/// <summary>Compiles how a collection is made of the elements that were read.</summary>
internal static class CollectionFactory
{
    /// <summary>Makes a list of its elements, a <see cref="List{T}"/>.</summary>
    public static Delegate ForList(CollectionShape shape) => Create(shape, typeof(List<>).MakeGenericType(shape.ElementType));

    /// <summary>Makes a map of its pairs, a <see cref="Dictionary{TKey, TValue}"/>.</summary>
    public static Delegate ForMap(CollectionShape shape) =>
        Create(shape, typeof(Dictionary<,>).MakeGenericType(shape.ElementType.GenericTypeArguments));

    private static Delegate Create(CollectionShape shape, Type gathered)
    {
        var elements = Expression.Parameter(gathered, "elements");
        var body = shape.Form switch
        {
            _ when shape.Implementation == gathered => elements,
            CollectionForm.Array => Expression.Call(elements, nameof(List<int>.ToArray), null),
            CollectionForm.FromElements when shape.Factory is ConstructorInfo constructor => Expression.New(constructor, elements),
            CollectionForm.FromElements => Expression.Call((MethodInfo)shape.Factory!, elements),
            _ => (Expression)Expression.Call(
                typeof(Collections),
                nameof(Collections.Fill),
                [shape.Implementation, .. gathered.GenericTypeArguments],
                Expression.New(shape.Implementation),
                elements),
        };
        var type = typeof(Func<,>).MakeGenericType(gathered, shape.Type);
        return Expression.Lambda(type, Expression.Convert(body, shape.Type), elements).Compile();
    }
}
