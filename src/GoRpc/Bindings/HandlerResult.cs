using System.ComponentModel;

namespace GoRpc.Bindings;

/// <summary>Turns what the method of an implementation returns into response messages.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HandlerResult
{
    /// <summary>The response of a method that returns nothing and has returned.</summary>
    /// <returns>The response message.</returns>
    public static ValueTask<Nothing> NothingAsync() => new(Nothing.Instance);

    /// <summary>The response of a method that returns nothing.</summary>
    /// <param name="task">The method's end; null is a mistake of the implementation.</param>
    /// <returns>The response message.</returns>
    public static async ValueTask<Nothing> NothingAsync(Task? task)
    {
        await (task ?? throw NullTask()).ConfigureAwait(false);
        return Nothing.Instance;
    }

    /// <inheritdoc cref="NothingAsync(Task?)"/>
    public static ValueTask<Nothing> NothingAsync(ValueTask task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return AwaitAsync(task);
        }

        task.GetAwaiter().GetResult();
        return NothingAsync();

        static async ValueTask<Nothing> AwaitAsync(ValueTask task)
        {
            await task.ConfigureAwait(false);
            return Nothing.Instance;
        }
    }

    /// <summary>The result of a method that returns a Task.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="task">The result to come; null is a mistake of the implementation.</param>
    /// <returns>The result.</returns>
    public static ValueTask<T> FromTaskAsync<T>(Task<T>? task) => new(task ?? throw NullTask());

    /// <summary>The result of a synchronous method.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="value">The result.</param>
    /// <returns>The result.</returns>
    public static ValueTask<T> FromValueAsync<T>(T value) => new(value);

    /// <summary>The response around a result.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="result">The result to come.</param>
    /// <returns>The response message.</returns>
    public static ValueTask<Wrapped<T>> WrapAsync<T>(ValueTask<T> result)
    {
        return result.IsCompletedSuccessfully ? new(new Wrapped<T>(result.Result)) : AwaitAsync(result);

        static async ValueTask<Wrapped<T>> AwaitAsync(ValueTask<T> result) => new(await result.ConfigureAwait(false));
    }

    /// <summary>The responses around the items of a stream.</summary>
    /// <typeparam name="T">The item.</typeparam>
    /// <param name="items">The stream; null is a mistake of the implementation.</param>
    /// <returns>The response messages.</returns>
    // Not an iterator method: the token of the call must reach the handler's own enumerator.
    public static IAsyncEnumerable<Wrapped<T>> WrapEachAsync<T>(IAsyncEnumerable<T>? items) => new WrappedItems<T>(items ?? throw NullStream());

    internal static InvalidOperationException NullStream() => new("The method returned null where an IAsyncEnumerable is expected.");

    private static InvalidOperationException NullTask() => new("The method returned null where a Task is expected.");

    private sealed class WrappedItems<T>(IAsyncEnumerable<T> items) : IAsyncEnumerable<Wrapped<T>>
    {
        public IAsyncEnumerator<Wrapped<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
            new Enumerator(items.GetAsyncEnumerator(cancellationToken));

        private sealed class Enumerator(IAsyncEnumerator<T> items) : IAsyncEnumerator<Wrapped<T>>
        {
            public Wrapped<T> Current => new(items.Current);

            public ValueTask<bool> MoveNextAsync() => items.MoveNextAsync();

            public ValueTask DisposeAsync() => items.DisposeAsync();
        }
    }
}
