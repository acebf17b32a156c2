using GoRpc.Interceptors;
using GoRpc.Server.Dispatch;

namespace GoRpc.Server.Interceptors;

/// <summary>A server-streaming or duplex call that is served through interceptors.</summary>
/// <param name="method">Its method.</param>
/// <param name="call">The call.</param>
/// <param name="input">What it came with.</param>
/// <param name="handle">Calls the implementation, gives its stream to the other delegate and is over when that is.</param>
/// <param name="write">Sends a stream.</param>
internal sealed class StreamResponseCall<TInput, TResponse>(
    InterceptedMethod<TInput, TResponse> method,
    ServerCall call,
    CallInput<TInput> input,
    Func<TInput, Func<IAsyncEnumerable<TResponse>, Task>, ValueTask> handle,
    Func<IAsyncEnumerable<TResponse>, Task> write)
    : ServedCall<TInput, TResponse>(method, call, input)
    where TResponse : class
{
    private readonly ResponseStreams _responses = new(method.View.Contract);

    public override IAsyncEnumerable<object?> Responses
    {
        get => _responses.Current;
        set => _responses.Current = value;
    }

    /// <summary>Goes through the interceptors and sends the response stream.</summary>
    public ValueTask RespondAsync() => RunAsync();

    protected override void Enter() => _responses.Enter();

    protected override ValueTask MakeAsync() => handle(Close(), SendAsync);

    protected override ValueTask AnswerAsync() => new(write(Messages(_responses.Answer() ?? throw NoAnswer(nameof(GoRpcCall.Responses)))));

    private Task SendAsync(IAsyncEnumerable<TResponse> messages) =>
        _responses.Make(() => messages.Select(Served.ResultOf)) is { } items ? write(Messages(items)) : write(messages);

    private IAsyncEnumerable<TResponse> Messages(IAsyncEnumerable<object?> items) => items.Select(Served.ResponseOf);
}
