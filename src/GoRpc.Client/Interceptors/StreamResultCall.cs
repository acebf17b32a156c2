using System.Runtime.CompilerServices;
using GoRpc.Interceptors;

namespace GoRpc.Client.Interceptors;

/// <summary>
/// A server-streaming or duplex call on its way through the interceptors of a client. Its reader pulls the items; next is over for the interceptors when the
/// stream has ended or the reader has left it, and the stream is over for the reader when the interceptors are.
/// </summary>
/// <typeparam name="TResult">An item.</typeparam>
/// <param name="call">The call.</param>
/// <param name="method">Its method.</param>
/// <param name="interceptors">Its interceptors.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="requests">Its request stream; null when it has none.</param>
/// <param name="make">Makes the call, when its stream is read, with its request stream as interceptors left it; null when none has touched it.</param>
internal sealed class StreamResultCall<TResult>(
    ClientCall call,
    MethodView method,
    IReadOnlyList<ICallInterceptor> interceptors,
    CallArguments arguments,
    Func<IAsyncEnumerable<object?>>? requests,
    Func<IAsyncEnumerable<object?>?, IAsyncEnumerable<TResult>> make)
    : InterceptedCall(call, method, interceptors)
{
    private readonly ClientCall _call = call;
    private readonly ResponseStreams _responses = new(method.Contract);
    private readonly TaskCompletionSource<IAsyncEnumerable<TResult>> _stream = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override CallArguments Arguments => arguments;

    public override IAsyncEnumerable<object?> Responses
    {
        get => _responses.Current;
        set => _responses.Current = value;
    }

    /// <summary>The stream that the typed client returns. Each enumeration is a call of its own.</summary>
    /// <param name="begin">Makes the call's view; its token ends the call.</param>
    /// <param name="cancellationToken">The token of the method's argument; one given by WithCancellation counts as well.</param>
    public static async IAsyncEnumerable<TResult> ReadAsync(Func<CancellationToken, StreamResultCall<TResult>> begin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = begin(cancellationToken);
        var run = call.RunAsync().AsTask();
        Exception? failure = null;
        var hasEnded = false;
        try
        {
            if (await Task.WhenAny(call._stream.Task, run).ConfigureAwait(false) == run)
            {
                hasEnded = true;
                await run.ConfigureAwait(false);
            }

            var stream = await call._stream.Task.ConfigureAwait(false);
            var items = stream.GetAsyncEnumerator(cancellationToken);
            await using var _ = items.ConfigureAwait(false);
            while (!hasEnded)
            {
                try
                {
                    hasEnded = !await items.MoveNextAsync().ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    (failure, hasEnded) = (exception, true);
                }

                if (!hasEnded)
                {
                    yield return items.Current;
                }
            }
        }
        finally
        {
            await call.EndAsync(run, failure).ConfigureAwait(false);
        }
    }

    protected override IAsyncEnumerable<object?> OpenRequests() => requests!();

    protected override void Enter() => _responses.Enter();

    protected override ValueTask MakeAsync()
    {
        var items = make(TouchedRequests);
        return GiveAsync(_responses.Make(() => items.Select(static item => (object?)item)) is { } touched ? Items(touched) : items);
    }

    protected override ValueTask AnswerAsync() => GiveAsync(Items(_responses.Answer() ?? throw NoAnswer(nameof(GoRpcCall.Responses))));

    private ValueTask GiveAsync(IAsyncEnumerable<TResult> items)
    {
        _stream.SetResult(items);
        return new ValueTask(_reading.Task);
    }

    private IAsyncEnumerable<TResult> Items(IAsyncEnumerable<object?> items) => items.Select(item =>
    {
        Method.Result.Check(item);
        return (TResult)item!;
    });

    /// <summary>The reader is done. What the interceptors make of the end is the end that it sees.</summary>
    private async ValueTask EndAsync(Task run, Exception? failure)
    {
        if (failure is null)
        {
            _reading.TrySetResult();
        }
        else
        {
            _reading.TrySetException(failure);
        }

        try
        {
            await run.ConfigureAwait(false);
            _call.End();
        }
        catch (Exception exception)
        {
            _call.End(exception);
            throw;
        }
    }
}
