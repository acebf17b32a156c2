using GoRpc.Calls;
using GoRpc.Contracts;

namespace GoRpc.Client.Proxies;

/// <summary>
/// Makes the functions between the values of a C# signature and the messages of a call, once per method:
/// a payload is the one value itself, or <see cref="Arguments"/> around the values.
/// </summary>
internal static class PayloadMapping
{
    private static readonly Arguments Nothing = new([]);

    /// <summary>From the arguments of a method to its request message.</summary>
    /// <typeparam name="TRequest">The message.</typeparam>
    public static Func<object?[], TRequest> FromArguments<TRequest>(MethodContract contract)
        where TRequest : class
    {
        var positions = contract.Signature.Payload.ToArray();
        if (contract.Request.Form == PayloadForm.Wrapped)
        {
            return (Func<object?[], TRequest>)(object)FromValues(positions);
        }

        var position = positions[0];
        var violation = NullRequest(contract, position);
        return arguments => (TRequest?)arguments[position] ?? throw violation();
    }

    /// <summary>From an item of a request stream to its message.</summary>
    /// <typeparam name="TItem">The item.</typeparam>
    /// <typeparam name="TRequest">The message.</typeparam>
    public static Func<TItem, TRequest> FromItem<TItem, TRequest>(MethodContract contract)
        where TRequest : class
    {
        if (contract.Request.Form == PayloadForm.Wrapped)
        {
            return (Func<TItem, TRequest>)(object)new Func<TItem, Arguments>(static item => new Arguments([item]));
        }

        var violation = NullItem(contract);
        return (Func<TItem, TRequest>)(object)new Func<TRequest, TRequest>(item => item ?? throw violation());
    }

    /// <summary>From a response message to the result, or to an item of the response stream.</summary>
    /// <typeparam name="TResponse">The message.</typeparam>
    /// <typeparam name="TResult">The result; not used when the method returns nothing.</typeparam>
    public static Func<TResponse, TResult> ToResult<TResponse, TResult>(MethodContract contract)
        where TResponse : class
    {
        if (contract.Response.Form == PayloadForm.Message)
        {
            return (Func<TResponse, TResult>)(object)new Func<TResponse, TResponse>(static response => response);
        }

        return contract.Response.Message.Fields.Count == 0
            ? static _ => default!
            : (Func<TResponse, TResult>)(object)new Func<Arguments, TResult>(static response => (TResult)response.Values[0]!);
    }

    /// <summary>What to throw for a stream argument that is null.</summary>
    public static ContractViolationException NullStream(MethodContract contract)
    {
        var name = contract.Method.GetParameters()[contract.Signature.Stream].Name!;
        return new ContractViolationException(name, $"The stream '{name}' of {contract.ServiceName}/{contract.Name} is null. Pass an empty stream to send nothing.");
    }

    private static Func<object?[], Arguments> FromValues(int[] positions)
    {
        if (positions.Length == 0)
        {
            return static _ => Nothing;
        }

        return arguments =>
        {
            var values = new object?[positions.Length];
            for (var index = 0; index < positions.Length; index++)
            {
                values[index] = arguments[positions[index]];
            }

            return new Arguments(values);
        };
    }

    private static Func<ContractViolationException> NullRequest(MethodContract contract, int position)
    {
        var name = contract.Method.GetParameters()[position].Name!;
        return () => new ContractViolationException(
            name,
            $"The request '{name}' of {contract.ServiceName}/{contract.Name} is null, and the contract needs a '{contract.Request.Message}'. Nothing was sent. Pass a message, empty if need be.");
    }

    private static Func<ContractViolationException> NullItem(MethodContract contract)
    {
        var name = contract.Method.GetParameters()[contract.Signature.Stream].Name!;
        return () => new ContractViolationException(
            name,
            $"An item of the stream '{name}' of {contract.ServiceName}/{contract.Name} is null, and the contract needs a '{contract.Request.Message}'. Leave the item out.");
    }
}
