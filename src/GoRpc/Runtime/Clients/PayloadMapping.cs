using System.Linq.Expressions;
using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;

namespace GoRpc.Runtime.Clients;

/// <summary>
/// Makes the functions between the values of a C# signature and the messages of a call, once per method:
/// a payload is the one value itself, or a message that GoRpc made around the values.
/// </summary>
internal static class PayloadMapping
{
    /// <summary>From the arguments of a method to its request message.</summary>
    /// <typeparam name="TRequest">The message.</typeparam>
    public static Func<object?[], TRequest?> FromArguments<TRequest>(MethodContract contract)
        where TRequest : class
    {
        var positions = contract.Signature.Payload.ToArray();
        if (contract.Request.Form == PayloadForm.Wrapped)
        {
            return (Func<object?[], TRequest>)FromValues(positions);
        }

        var position = positions[0];
        return arguments => (TRequest?)arguments[position];
    }

    /// <summary>From an item of a request stream to its message.</summary>
    /// <typeparam name="TItem">The item.</typeparam>
    /// <typeparam name="TRequest">The message.</typeparam>
    public static Func<TItem, TRequest?> FromItem<TItem, TRequest>(MethodContract contract)
        where TRequest : class =>
        (Func<TItem, TRequest?>)(contract.Request.Form switch
        {
            PayloadForm.Parts => ToPart(typeof(TItem), typeof(TRequest)),
            PayloadForm.Wrapped => new Func<TItem, Wrapped<TItem>>(static item => new Wrapped<TItem>(item)),
            _ => new Func<TRequest?, TRequest?>(static item => item),
        });

    /// <summary>From the arguments of a method to the header that goes before the items of its request stream, or to null.</summary>
    /// <typeparam name="TRequest">The message.</typeparam>
    public static Func<object?[], TRequest?> ToHeader<TRequest>(MethodContract contract)
        where TRequest : class
    {
        if (contract.Request.Form is not PayloadForm.Parts)
        {
            return static _ => null;
        }

        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var header = Expression.Invoke(Expression.Constant(FromValues([.. contract.Signature.Payload])), arguments);
        return Expression.Lambda<Func<object?[], TRequest?>>(Expression.Call(typeof(TRequest), nameof(StreamPart<,>.OfHeader), [], header), arguments).Compile();
    }

    /// <summary>From a response message to the result, or to an item of the response stream.</summary>
    /// <typeparam name="TResponse">The message.</typeparam>
    /// <typeparam name="TResult">The result.</typeparam>
    public static Func<TResponse, TResult> ToResult<TResponse, TResult>()
        where TResponse : class =>
        (Func<TResponse, TResult>)(Delegate)(typeof(TResponse) == typeof(Wrapped<TResult>)
            ? new Func<Wrapped<TResult>, TResult>(static response => response.Value)
            : new Func<TResponse, TResponse>(static response => response));

    private static Delegate ToPart(Type item, Type request)
    {
        var part = request.GenericTypeArguments[1];
        var value = Expression.Parameter(item, "item");
        Expression message = part == item ? value : Expression.New(part.GetConstructors()[0], Expression.Convert(value, part.GenericTypeArguments[0]));
        return Expression.Lambda(Expression.Call(request, nameof(StreamPart<,>.OfItem), [], message), value).Compile();
    }

    private static Delegate FromValues(int[] positions)
    {
        if (positions.Length == 0)
        {
            return new Func<object?[], Nothing>(static _ => Nothing.Instance);
        }

        return new Func<object?[], Arguments>(arguments =>
        {
            var values = new object?[positions.Length];
            for (var index = 0; index < positions.Length; index++)
            {
                values[index] = arguments[positions[index]];
            }

            return new Arguments(values);
        });
    }
}
