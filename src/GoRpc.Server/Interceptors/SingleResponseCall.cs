using GoRpc.Server.Dispatch;

namespace GoRpc.Server.Interceptors;

/// <summary>A unary or client-streaming call that is served through interceptors.</summary>
/// <param name="method">Its method.</param>
/// <param name="call">The call.</param>
/// <param name="input">What it came with.</param>
/// <param name="handle">Calls the implementation.</param>
internal sealed class SingleResponseCall<TInput, TResponse>(
    InterceptedMethod<TInput, TResponse> method, ServerCall call, CallInput<TInput> input, Func<TInput, ValueTask<TResponse>> handle)
    : ServedCall<TInput, TResponse>(method, call, input)
    where TResponse : class
{
    // The implementation's message stays as it is until an interceptor gives another result.
    private TResponse? _message;
    private object? _result;
    private bool _isReplaced;

    public override object? Response
    {
        get => _isReplaced ? _result : _message is null ? null : Served.ResultOf(_message);
        set
        {
            Method.Result.Check(value);
            (_result, _isReplaced) = (value, true);
        }
    }

    /// <summary>Goes through the interceptors.</summary>
    /// <returns>The response message.</returns>
    public async ValueTask<TResponse> RespondAsync()
    {
        await RunAsync();
        return _isReplaced ? Served.ResponseOf(_result)
            : _message ?? (Method.Result.Type == typeof(void) ? Served.ResponseOf(null) : throw NoAnswer(nameof(GoRpcCall.Response)));
    }

    protected override async ValueTask MakeAsync()
    {
        _isReplaced = false;
        _message = await handle(Close());
    }

    protected override ValueTask AnswerAsync() => ValueTask.CompletedTask;
}
