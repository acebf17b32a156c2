using GoRpc.Client.Calls;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace GoRpc.Unit.Tests.Client.Calls;

/// <summary>What a call that goes well costs above what its transport costs.</summary>
public sealed class AllocationTests
{
    private const int Calls = 2000;

    // Well above what it is with optimisations (the report of the test says what), and far below what a closure or a timer would add unseen.
    private const long MostBytes = 2000;

    private readonly PendingTransport _transport = new();

    [Fact]
    public void UnaryCall_ThatSucceeds_AllocatesLittle()
    {
        var settings = new CallSettings { Deadline = TimeSpan.FromSeconds(30), AttemptTimeout = TimeSpan.FromSeconds(10), Throttling = new() };
        var resilient = new ResilientCallInvoker(CallLayerTest.OneEndpoint(_transport, "test", settings, TimeProvider.System, NullLogger.Instance), settings, NullLogger.Instance);
        long bare = 0, behind = 0;

        // A thread of its own has no synchronization context, so that every continuation runs on it and is counted.
        var thread = new Thread(() =>
        {
            Measure(resilient);
            bare = Measure(_transport);
            behind = Measure(resilient);
        });
        thread.Start();
        thread.Join();

        TestContext.Current.TestOutputHelper?.WriteLine($"{bare} B per bare call, {behind} B behind the call layer: {behind - bare} B more.");
        Assert.InRange(behind - bare, 0, MostBytes);
    }

    private long Measure(CallInvoker invoker)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            using var call = invoker.AsyncUnaryCall(ShopMethods.Read, null, default, "request");
            _transport.Respond();
            Assert.True(call.ResponseAsync.IsCompletedSuccessfully);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    /// <summary>Answers a call when told to, on the thread that tells it.</summary>
    private sealed class PendingTransport : CallInvoker
    {
        private static readonly Task<Metadata> Headers = Task.FromResult(new Metadata());
        private TaskCompletionSource<string>? _pending;

        public void Respond() => _pending!.SetResult("answer");

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        {
            _pending = new TaskCompletionSource<string>();
            return (AsyncUnaryCall<TResponse>)(object)new AsyncUnaryCall<string>(
                _pending.Task, static _ => Headers, static _ => Status.DefaultSuccess, static _ => [], static _ => { }, this);
        }

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();
    }
}
