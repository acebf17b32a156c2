namespace GoRpc.Interceptors;

/// <summary>One call on its way through its interceptors, and what they see of its values. One thread at a time may use it.</summary>
/// <param name="call">The call.</param>
/// <param name="method">Its method.</param>
/// <param name="interceptors">The interceptors from the outermost to the innermost; at least one.</param>
internal abstract class InterceptedCall(GoRpcCall call, MethodView method, IReadOnlyList<ICallInterceptor> interceptors)
{
    private IAsyncEnumerable<object?>? _requests;

    public abstract CallArguments Arguments { get; }

    public virtual object? Response
    {
        get => throw Streams("Response", "Responses");
        set => throw Streams("Response", "Responses");
    }

    public virtual IAsyncEnumerable<object?> Responses
    {
        get => throw Streams("Responses", "Response");
        set => throw Streams("Responses", "Response");
    }

    public IAsyncEnumerable<object?> Requests
    {
        get => _requests ??= method.Item is null ? throw Streams("Requests", "Arguments") : OpenRequests();
        set => _requests = method.Item is null ? throw Streams("Requests", "Arguments") : value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The request stream as interceptors left it; null when none has touched it.</summary>
    protected IAsyncEnumerable<object?>? TouchedRequests => _requests;

    protected GoRpcCall Call => call;

    protected MethodView Method => method;

    /// <summary>Goes through the interceptors and makes the call.</summary>
    protected ValueTask RunAsync()
    {
        call.Intercepted = this;
        return new Step(this, 0).RunAsync();
    }

    /// <summary>The request stream as it came, as objects. Called at most once.</summary>
    protected abstract IAsyncEnumerable<object?> OpenRequests();

    /// <summary>An interceptor is about to call those further in.</summary>
    protected virtual void Enter()
    {
    }

    /// <summary>Makes the call itself. Called at most once.</summary>
    protected abstract ValueTask MakeAsync();

    /// <summary>An interceptor has answered without making the call.</summary>
    protected abstract ValueTask AnswerAsync();

    /// <summary>What to throw when an interceptor has neither made the call nor answered it.</summary>
    protected InvalidOperationException NoAnswer(string property) => new(
        $"An interceptor of '{method.Contract.Path}' ended the call without an answer: it neither let an exception of next through nor set GoRpcCall.{property}. Await next, or set it.");

    private InvalidOperationException Streams(string found, string expected) =>
        new($"GoRpcCall.{found} is not there for '{method.Contract.Path}', which is {method.Contract.Kind}: use GoRpcCall.{expected}.");

    /// <summary>One interceptor's turn.</summary>
    private sealed class Step(InterceptedCall call, int index)
    {
        private Task? _inner;
        private int _wasCalled;

        public async ValueTask RunAsync()
        {
            try
            {
                await call.Interceptor(index).InvokeAsync(call.Call, NextAsync).ConfigureAwait(false);
            }
            finally
            {
                // Next was not awaited, and the call must not end while an implementation is still at work on it.
                if (_inner is { IsCompleted: false })
                {
                    await _inner.ConfigureAwait(false);
                }
            }

            if (_wasCalled == 0)
            {
                await call.AnswerAsync().ConfigureAwait(false);
            }
        }

        private ValueTask NextAsync()
        {
            if (Interlocked.Exchange(ref _wasCalled, 1) != 0)
            {
                throw new InvalidOperationException(
                    $"'{call.Interceptor(index)}' called next twice for one call of '{call.Method.Contract.Path}'. A call is made once; what is to be repeated is for the client's retries.");
            }

            call.Enter();
            var inner = index + 1 < call.Count ? new Step(call, index + 1).RunAsync() : call.MakeAsync();
            return inner.IsCompletedSuccessfully ? inner : new ValueTask(_inner = inner.AsTask());
        }
    }

    private int Count => interceptors.Count;

    private ICallInterceptor Interceptor(int index) => interceptors[index];
}
