using System.Runtime.CompilerServices;
using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Server.Activation;
using GoRpc.Server.Dispatch;
using GoRpc.Server.Draining;
using GoRpc.Server.Errors;
using GoRpc.Server.Mapping;
using GoRpc.Server.Messages;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GoRpc.Unit.Tests.Server.Dispatch;

/// <summary>What a client call that a handler makes would inherit.</summary>
public sealed class EnclosingCallTests
{
    private static readonly DateTime Deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1);

    [Fact]
    public async Task Current_InAHandler_IsTheCallItServes()
    {
        var seen = new List<EnclosingCall?>();
        using var cancellation = new CancellationTokenSource();

        await UnaryAsync(new Observer(seen), new FakeServerCallContext(Deadline, cancellation.Token, "3"));

        Assert.All(seen, call => Assert.Equal(new EnclosingCall(Deadline, 3, cancellation.Token), call! with { Call = null }));
        // While the implementation is made, and before and after its first await.
        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public async Task CurrentCall_InAHandler_ShowsWhatItServes()
    {
        var seen = new List<EnclosingCall?>();

        await UnaryAsync(new Observer(seen), new FakeServerCallContext(Deadline));

        var call = Assert.Single(seen.Select(enclosing => enclosing!.Call).Distinct())!;
        Assert.Equal("One", call.Method.Name);
        Assert.Equal(Deadline, call.Deadline);
        Assert.Null(GoRpcCall.Current);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData(null)]
    public async Task Current_WithoutANumberOfAttempts_HasNone(string? header)
    {
        var seen = new List<EnclosingCall?>();

        await UnaryAsync(new Observer(seen), new FakeServerCallContext(Deadline, previousAttempts: header));

        Assert.All(seen, call => Assert.Equal(0, call!.PreviousAttempts));
    }

    [Fact]
    public async Task Current_InAnIterator_IsTheCallAtEveryItem()
    {
        var seen = new List<EnclosingCall?>();
        var writer = new Writer();
        var method = Fakes.Binding<ServerStreamingBinding<Arguments, Wrapped<int>>>("Down");
        var dispatch = new StreamResponseDispatch<Arguments, Wrapped<int>>(method.Contract, method.Handler, Limits, Failures);

        await dispatch.InvokeAsync(Host(new Observer(seen)), new Arguments([3]), writer, new FakeServerCallContext(Deadline)).Within("the stream");

        Assert.Equal(3, writer.Items.Count);
        Assert.Equal(5, seen.Count);
        Assert.All(seen, call => Assert.Equal(Deadline, call?.Deadline));
    }

    [Fact]
    public async Task Current_AfterTheCall_IsWhatItWasBefore()
    {
        await UnaryAsync(new Observer([]), new FakeServerCallContext(Deadline));

        Assert.Null(EnclosingCall.Current);
    }

    [Fact]
    public async Task Invoke_AfterTheDeadline_RejectsTheCallAsNotExecuted()
    {
        var seen = new List<EnclosingCall?>();
        var expired = new FakeServerCallContext(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1));

        var failure = await Assert.ThrowsAsync<RpcException>(() => UnaryAsync(new Observer(seen), expired));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Equal("1", failure.Trailers.GetValue(CallMetadata.NotExecuted));
        Assert.Empty(seen);
    }

    private static MessageLimits Limits { get; } = MessageLimits.Of(new GoRpcServerOptions());

    private static CallFailures Failures { get; } =
        new(new ExceptionStatuses([]), Options.Create(new GoRpcServerOptions()), new Drain(TimeProvider.System), NullLogger<CallFailures>.Instance);

    private static Task UnaryAsync(Observer observer, FakeServerCallContext context)
    {
        var method = Fakes.Binding<UnaryBinding<Arguments, Wrapped<int>>>("One");
        return new SingleResponseDispatch<Arguments, Wrapped<int>>(method.Contract, method.Handler, Limits, Failures)
            .InvokeAsync(Host(observer), new Arguments([1]), context)
            .Within("the answer");
    }

    private static ObservingHost Host(Observer observer) => new(observer);

    /// <summary>Notes what a constructor would see, then gives the observer.</summary>
    private sealed class ObservingHost(Observer observer) : ServiceHost
    {
        public override Type Implementation => typeof(Observer);

        public override IReadOnlyList<ServiceBinding> Bindings => [];

        public override MethodPlaces PlacesOf(MethodContract method) => new([], []);

        public override GoRpc.Server.Activation.Activation Activate(IServiceProvider services)
        {
            observer.Note();
            return new(observer, IsOwned: false);
        }
    }

    private sealed class Observer(List<EnclosingCall?> seen) : IFakes
    {
        public void Note() => seen.Add(EnclosingCall.Current);

        public async Task<int> OneAsync(int value, CancellationToken cancellationToken = default)
        {
            Note();
            await Task.Yield();
            Note();
            return value;
        }

        public async IAsyncEnumerable<int> DownAsync(int value, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            for (var i = 0; i < value; i++)
            {
                Note();
                yield return i;
                await Task.Yield();
            }

            Note();
        }

        public Task<int> UpAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class Writer : IServerStreamWriter<Wrapped<int>>
    {
        public List<Wrapped<int>> Items { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(Wrapped<int> message)
        {
            Items.Add(message);
            return Task.CompletedTask;
        }
    }
}
