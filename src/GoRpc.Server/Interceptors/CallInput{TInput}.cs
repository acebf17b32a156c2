namespace GoRpc.Server.Interceptors;

/// <summary>What a call came with, as interceptors see and change it.</summary>
/// <typeparam name="TInput">The request message, or the reader of request messages.</typeparam>
internal abstract class CallInput<TInput> : IAsyncDisposable
{
    /// <summary>The arguments.</summary>
    public abstract CallArguments Arguments { get; }

    /// <summary>Reads what interceptors need before the first of them has its turn.</summary>
    public virtual ValueTask PrepareAsync() => ValueTask.CompletedTask;

    /// <summary>The request stream as it came.</summary>
    public virtual IAsyncEnumerable<object?> OpenRequests() => throw new NotSupportedException("The request is no stream.");

    /// <summary>What the handler gets.</summary>
    /// <param name="requests">The request stream as interceptors left it; null when none has touched it.</param>
    public abstract TInput Close(IAsyncEnumerable<object?>? requests);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
