using GoRpc.Bindings;
using GoRpc.Contracts;

namespace GoRpc.Runtime.Clients;

/// <summary>Makes the function from a call to what the C# method returns, once per method.</summary>
internal static class ResultMapping
{
    /// <typeparam name="TResult">The result of the call; <see cref="Nothing"/> when the method returns none.</typeparam>
    public static Func<ValueTask<TResult>, object?> FromCall<TResult>(MethodSignature signature)
    {
        var isEmpty = signature.ResultType == typeof(void);
        return signature.ResultForm switch
        {
            ResultForm.Task => static call => call.AsTask(),
            ResultForm.ValueTask => isEmpty ? static call => new ValueTask(call.AsTask()) : static call => call,
            _ => isEmpty ? static call => Wait(call) : static call => ClientCalls.Wait(call),
        };
    }

    private static object? Wait<TResult>(ValueTask<TResult> call)
    {
        ClientCalls.Wait(call);
        return null;
    }
}
