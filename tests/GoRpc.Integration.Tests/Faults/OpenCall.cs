using GoRpc.Demo;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Faults;

/// <summary>A call of the demo host that would never end by itself, in each of the four kinds.</summary>
internal sealed class OpenCall
{
    private readonly TaskCompletionSource _established = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OpenCall(GoRpcChannel channel, MethodType kind, CancellationToken cancellationToken)
    {
        Ended = kind switch
        {
            MethodType.Unary => WaitAsync(channel.CreateClient<ICalculator>(), cancellationToken),
            MethodType.ServerStreaming => WatchAsync(channel.CreateClient<IStocks>(), cancellationToken),
            MethodType.ClientStreaming => UploadAsync(channel.CreateClient<ITelemetry>(), cancellationToken),
            _ => TalkAsync(channel.CreateClient<IChat>(), cancellationToken),
        };
    }

    /// <summary>Completes, or fails, when the call does.</summary>
    public Task Ended { get; }

    /// <summary>The path of the method that a kind calls.</summary>
    public static string MethodOf(MethodType kind) => kind switch
    {
        MethodType.Unary => "gorpc.demo.Calculator/Slow",
        MethodType.ServerStreaming => "gorpc.demo.Stocks/Watch",
        MethodType.ClientStreaming => "gorpc.demo.Telemetry/Upload",
        _ => "gorpc.demo.Chat/Talk",
    };

    public static OpenCall Begin(GoRpcChannel channel, MethodType kind, CancellationToken cancellationToken = default) => new(channel, kind, cancellationToken);

    /// <summary>Begins a call and returns when its handler runs.</summary>
    public static async Task<OpenCall> EstablishAsync(GoRpcChannel channel, MethodType kind, CancellationToken cancellationToken = default)
    {
        var call = Begin(channel, kind, cancellationToken);
        await Task.WhenAny(call._established.Task, call.Ended).Within("the call to be under way");
        // The host takes the streams of a connection in their order: what this call came after has arrived.
        await channel.CreateClient<ICalculator>().AddAsync(0, 0, CancellationToken.None).Within("a call on the same connection");
        Assert.False(call.Ended.IsCompleted, "The call has ended by itself.");
        return call;
    }

    private Task WaitAsync(ICalculator calculator, CancellationToken cancellationToken)
    {
        var waiting = calculator.SlowAsync(int.MaxValue, new CallOptions(cancellationToken: cancellationToken));
        _established.SetResult();
        return waiting;
    }

    private async Task WatchAsync(IStocks stocks, CancellationToken cancellationToken)
    {
        await foreach (var quote in stocks.WatchAsync(new WatchRequest { Symbol = "ACME" }, new CallOptions(cancellationToken: cancellationToken)))
        {
            _established.TrySetResult();
        }
    }

    private async Task UploadAsync(ITelemetry telemetry, CancellationToken cancellationToken) =>
        await telemetry.UploadAsync(SpeakAsync(new Reading { Device = "boiler-1", Value = 1 }), cancellationToken);

    private async Task TalkAsync(IChat chat, CancellationToken cancellationToken)
    {
        await foreach (var answer in chat.TalkAsync(SpeakAsync(new ChatMessage { From = "me", Text = "hello" }), new CallOptions(cancellationToken: cancellationToken)))
        {
            _established.TrySetResult();
        }
    }

    // One item, and then nothing for ever: asked for the second, the first has been sent.
    private async IAsyncEnumerable<T> SpeakAsync<T>(T item, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return item;
        if (typeof(T) == typeof(Reading))
        {
            _established.TrySetResult();
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
