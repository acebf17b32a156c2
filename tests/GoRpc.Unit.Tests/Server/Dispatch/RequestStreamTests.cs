using GoRpc.Bindings;
using GoRpc.Server.Dispatch;
using GoRpc.Server.Messages;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Connections;

namespace GoRpc.Unit.Tests.Server.Dispatch;

public sealed class RequestStreamTests
{
    [Fact]
    public async Task Enumerate_OfValues_GivesEachInOrder()
    {
        var values = await CallOf().ReadAsync(new Reader(() => [1, 2, 3]), static message => message.Value).ToListAsync().Within("the values");

        Assert.Equal([1, 2, 3], values);
    }

    [Fact]
    public async Task Enumerate_ASecondTime_SaysThatMessagesPassOnce()
    {
        var stream = CallOf().ReadAsync(new Reader(() => [1]), static message => message.Value);
        await stream.ToListAsync().Within("the values");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => stream.ToListAsync().Within("the values again"));

        Assert.Contains("/unit.Fakes/Up", failure.Message);
    }

    [Fact]
    public async Task Enumerate_WithATokenOfItsOwn_EndsWhenEitherIsCancelled()
    {
        using var call = new CancellationTokenSource();
        using var own = new CancellationTokenSource();

        var byOwn = CallOf(call.Token).ReadAsync(new Reader(null), static message => message.Value).ToListAsync(own.Token).Within("the own token");
        var byCall = CallOf(call.Token).ReadAsync(new Reader(null), static message => message.Value).ToListAsync(new CancellationTokenSource().Token).Within("the call's token");
        await own.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => byOwn);
        Assert.False(byCall.IsCompleted);
        await call.CancelAsync();
        await Assert.ThrowsAsync<CallEndedException>(() => byCall);
    }

    public static TheoryData<Exception> EndsOfCalls => [new ConnectionResetException("reset"), new ConnectionAbortedException("aborted")];

    [Theory]
    [MemberData(nameof(EndsOfCalls))]
    public async Task Enumerate_OfABrokenConnection_IsTheEndOfTheCall(Exception cause)
    {
        var stream = CallOf().ReadAsync(new Reader(() => throw cause), static message => message.Value);

        var failure = await Assert.ThrowsAsync<CallEndedException>(() => stream.ToListAsync().Within("the end"));

        Assert.Same(cause, failure.InnerException);
    }

    [Fact]
    public async Task Enumerate_OfAnUnreadableFrame_IsAnswerableAsWhatItIs()
    {
        var stream = CallOf().ReadAsync(new Reader(() => throw new InvalidDataException("flag 7")), static message => message.Value);

        var failure = await Assert.ThrowsAsync<RpcException>(() => stream.ToListAsync().Within("the end"));

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
    }

    private static ServerCall CallOf(CancellationToken cancellationToken = default) =>
        HttpCalls.Begin(Fakes.Method("Up"), MessageLimits.Of(new GoRpcServerOptions()), new FakeServerCallContext(cancellationToken: cancellationToken));

    /// <summary>Reads the values that a function gives; with none it waits for its token.</summary>
    private sealed class Reader(Func<int[]>? values) : IAsyncStreamReader<Wrapped<int>>
    {
        private int _next;

        public Wrapped<int> Current => new(values!()[_next - 1]);

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (values is null)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return _next++ < values!().Length;
        }
    }
}
