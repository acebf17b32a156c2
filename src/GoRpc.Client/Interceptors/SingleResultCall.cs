using GoRpc.Bindings;
using GoRpc.Interceptors;

namespace GoRpc.Client.Interceptors;

/// <summary>A unary or client-streaming call on its way through the interceptors of a client.</summary>
/// <typeparam name="TResult">What the method gives; <see cref="Nothing"/> when it gives nothing.</typeparam>
/// <param name="call">The call.</param>
/// <param name="method">Its method.</param>
/// <param name="interceptors">Its interceptors.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="requests">Its request stream; null when it has none.</param>
/// <param name="make">Makes the call with its request stream as interceptors left it; null when none has touched it.</param>
internal sealed class SingleResultCall<TResult>(
    ClientCall call,
    MethodView method,
    IReadOnlyList<ICallInterceptor> interceptors,
    CallArguments arguments,
    Func<IAsyncEnumerable<object?>>? requests,
    Func<IAsyncEnumerable<object?>?, ValueTask<TResult>> make)
    : InterceptedCall(call, method, interceptors)
{
    private readonly ClientCall _call = call;
    private TResult _result = default!;
    private bool _hasResult;

    public override CallArguments Arguments => arguments;

    public override object? Response
    {
        get => !_hasResult || _result is Nothing ? null : _result;
        set
        {
            Method.Result.Check(value);
            Give(value is null && IsVoid ? (TResult)(object)Nothing.Instance : (TResult)value!);
        }
    }

    private bool IsVoid => Method.Result.Type == typeof(void);

    /// <summary>Goes through the interceptors.</summary>
    public async ValueTask<TResult> RespondAsync()
    {
        try
        {
            await RunAsync().ConfigureAwait(false);
            if (!_hasResult)
            {
                Response = IsVoid ? null : throw NoAnswer(nameof(GoRpcCall.Response));
            }

            _call.End();
            return _result;
        }
        catch (Exception exception)
        {
            _call.End(exception);
            throw;
        }
    }

    protected override IAsyncEnumerable<object?> OpenRequests() => requests!();

    protected override async ValueTask MakeAsync()
    {
        _hasResult = false;
        Give(await make(TouchedRequests).ConfigureAwait(false));
    }

    protected override ValueTask AnswerAsync() => ValueTask.CompletedTask;

    private void Give(TResult result) => (_result, _hasResult) = (result, true);
}
