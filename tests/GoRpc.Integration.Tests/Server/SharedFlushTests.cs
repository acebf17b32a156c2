using System.IO.Pipelines;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Server;

/// <summary>When the items of a response stream leave the host.</summary>
public sealed class SharedFlushTests
{
    private const int ItemBytes = 7;

    private readonly FlushCount _flushes = new();

    [Fact]
    public async Task Items_ReadyTogether_ShareAFlushAndKeepTheirOrder()
    {
        await using var server = await StartAsync((_, _) => ReadyAsync(100));

        Assert.Equal(Enumerable.Range(0, 100), await server.Calls.CallAsync(MethodType.ServerStreaming, default, 1));

        Assert.InRange(_flushes.Count, 0, 1);
    }

    [Fact]
    public async Task Items_OfManyBuffers_AreFlushedBetween()
    {
        const int Items = 20_000;
        await using var server = await StartAsync((_, _) => ReadyAsync(Items));

        Assert.Equal(Items, (await server.Calls.CallAsync(MethodType.ServerStreaming, default, 1)).Count);

        Assert.InRange(_flushes.Count, Items * ItemBytes / (32 * 1024), Items / 100);
    }

    [Fact]
    public async Task Item_ThatNothingFollowsForNow_LeavesAtOnce()
    {
        var more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync((_, _) => BurstsAsync());

        using var call = server.Calls.ServerStreaming("test.Probe/Down", ProbeCalls.Message(1), default);
        for (var item = 0; item < 3; item++)
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("an item of the first burst"));
            Assert.Equal(item, ProbeCalls.Value(call.ResponseStream.Current));
        }

        more.SetResult();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the item after it"));
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the end"));

        async IAsyncEnumerable<int> BurstsAsync()
        {
            await foreach (var item in ReadyAsync(3))
            {
                yield return item;
            }

            await more.Task;
            yield return 3;
        }
    }

    [Fact]
    public async Task Failure_AfterItemsThatWereReady_ComesAfterThem()
    {
        await using var server = await StartAsync((_, _) => ThreeAndAFailureAsync());

        using var call = server.Calls.ServerStreaming("test.Probe/Down", ProbeCalls.Message(1), default);
        for (var item = 0; item < 3; item++)
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("an item before the failure"));
        }

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None).Within("the failure"));
        Assert.Equal(StatusCode.DataLoss, failure.StatusCode);

        static async IAsyncEnumerable<int> ThreeAndAFailureAsync()
        {
            await foreach (var item in ReadyAsync(3))
            {
                yield return item;
            }

            throw new RpcException(new Status(StatusCode.DataLoss, "gone"));
        }
    }

    [Fact]
    public async Task Caller_ThatCancels_EndsAHandlerThatIsAlwaysReadyAndKnowsNoToken()
    {
        var disposed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync((_, _) => EndlessAsync());
        using var cancellation = new CancellationTokenSource();

        using var call = server.Calls.ServerStreaming("test.Probe/Down", ProbeCalls.Message(1), new CallOptions(cancellationToken: cancellation.Token));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("an item"));
        await cancellation.CancelAsync();

        await disposed.Task.Within("the end of the handler's stream");

        async IAsyncEnumerable<int> EndlessAsync()
        {
            try
            {
                // An iterator needs an await; this one never waits.
                await Task.CompletedTask;
                while (true)
                {
                    yield return 1;
                }
            }
            finally
            {
                disposed.TrySetResult();
            }
        }
    }

    private static async IAsyncEnumerable<int> ReadyAsync(int count)
    {
        await Task.CompletedTask;
        for (var item = 0; item < count; item++)
        {
            yield return item % 128;
        }
    }

    private Task<ServerUnderTest> StartAsync(Func<IAsyncEnumerable<int>, ProtoBuf.Grpc.CallContext, IAsyncEnumerable<int>> stream) => ServerUnderTest.StartAsync(
        builder => builder.Services.AddSingleton(new Probe.Script { Stream = stream }),
        application =>
        {
            application.Use((http, next) =>
            {
                http.Features.Set<IHttpResponseBodyFeature>(new CountingBody(http.Features.GetRequiredFeature<IHttpResponseBodyFeature>(), _flushes));
                return next(http);
            });
            application.MapGoRpcService<Probe>();
        });

    private sealed class FlushCount
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Add() => Interlocked.Increment(ref _count);
    }

    private sealed class CountingBody(IHttpResponseBodyFeature inner, FlushCount flushes) : IHttpResponseBodyFeature
    {
        public Stream Stream => inner.Stream;

        public PipeWriter Writer { get; } = new CountingWriter(inner.Writer, flushes);

        public void DisableBuffering() => inner.DisableBuffering();

        public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => inner.SendFileAsync(path, offset, count, cancellationToken);

        public Task CompleteAsync() => inner.CompleteAsync();
    }

    private sealed class CountingWriter(PipeWriter inner, FlushCount flushes) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes) => inner.Advance(bytes);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            flushes.Add();
            return inner.FlushAsync(cancellationToken);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);
    }
}
