using GoRpc.Contracts;

namespace GoRpc.Client.Proxies;

/// <summary>Makes the function from the task of a call to what the C# method returns, once per method.</summary>
internal static class ResultMapping
{
    /// <typeparam name="TResult">The result inside the task; anything when the method returns none.</typeparam>
    public static Func<Task<TResult>, object?> FromTask<TResult>(MethodSignature signature)
    {
        var isEmpty = signature.ResultType == typeof(void);
        return signature.ResultForm switch
        {
            ResultForm.Task => static task => task,
            ResultForm.ValueTask => isEmpty ? static task => new ValueTask(task) : static task => new ValueTask<TResult>(task),

            // The method is synchronous by its contract, so its caller's thread waits. Nothing below needs that thread to go on.
            _ => isEmpty ? static task => Wait(task) : static task => task.GetAwaiter().GetResult(),
        };
    }

    private static object? Wait(Task task)
    {
        task.GetAwaiter().GetResult();
        return null;
    }
}
