using GoRpc.Calls;

namespace GoRpc.Server.Dispatch;

/// <summary>Turns what a handler returns into response messages.</summary>
internal static class HandlerResult
{
    private static readonly Arguments Empty = new([]);

    public static ValueTask<Arguments> Nothing() => new(Empty);

    public static async ValueTask<Arguments> NothingAfter(Task? task)
    {
        await (task ?? throw NullTask());
        return Empty;
    }

    public static async ValueTask<Arguments> NothingAfter(ValueTask task)
    {
        await task;
        return Empty;
    }

    public static ValueTask<T> FromTask<T>(Task<T>? task) => new(task ?? throw NullTask());

    public static ValueTask<T> FromValue<T>(T value) => new(value);

    public static async ValueTask<Arguments> Wrap<T>(ValueTask<T> result) => Wrap(await result);

    // Not an iterator method: the token of the call must reach the handler's own enumerator.
    public static IAsyncEnumerable<Arguments> WrapEach<T>(IAsyncEnumerable<T>? items) => new WrappedItems<T>(items ?? throw NullStream());

    public static InvalidOperationException NullStream() => new("The method returned null where an IAsyncEnumerable is expected.");

    private static Arguments Wrap<T>(T value) => new([value]);

    private static InvalidOperationException NullTask() => new("The method returned null where a Task is expected.");

    private sealed class WrappedItems<T>(IAsyncEnumerable<T> items) : IAsyncEnumerable<Arguments>
    {
        public IAsyncEnumerator<Arguments> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
            new Enumerator(items.GetAsyncEnumerator(cancellationToken));

        private sealed class Enumerator(IAsyncEnumerator<T> items) : IAsyncEnumerator<Arguments>
        {
            public Arguments Current => Wrap(items.Current);

            public ValueTask<bool> MoveNextAsync() => items.MoveNextAsync();

            public ValueTask DisposeAsync() => items.DisposeAsync();
        }
    }
}
