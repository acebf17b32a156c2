using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Server;

/// <summary>What becomes of calls when their host is told to stop.</summary>
public sealed class DrainTests
{
    private const byte NotServing = 2;

    public static TheoryData<MethodType> Streams => [MethodType.ClientStreaming, MethodType.ServerStreaming, MethodType.DuplexStreaming];

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task Stop_WithAStreamThatHeedsTheDrainToken_LetsItSayItsLastAndEndWell(MethodType kind)
    {
        var handler = new OpenHandler();
        await using var server = await StartAsync(handler.UntilDrainedAsync);

        var call = server.Calls.CallAsync(kind, default, 1);
        await handler.Entered.Within("the handler");
        await server.StopAsync();

        Assert.Equal([42], await call);
        Assert.Contains("0 calls did not end in time", Assert.Single(server.Logs.Of("Drained")).Message);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Stop_WithACallThatEndsInTime_WaitsForIt(MethodType kind)
    {
        var handler = new OpenHandler();
        await using var server = await StartAsync(handler.UntilReleasedAsync);

        var call = server.Calls.CallAsync(kind, default, 1);
        await handler.Entered.Within("the handler");
        var stopping = server.StopAsync();
        await handler.Draining.Within("the drain token");
        Assert.False(stopping.IsCompleted);
        handler.Release();

        Assert.Equal([42], await call);
        await stopping;
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task Stop_WithAStreamThatOnlyHeedsItsCancellation_EndsItAtTheBound(MethodType kind)
    {
        var handler = new OpenHandler();
        await using var server = await StartAsync(handler.UntilCancelledAsync, options => options.DrainTimeout = TimeSpan.Zero);

        var call = server.Calls.FailAsync(kind);
        await handler.Entered.Within("the handler");
        await server.StopAsync();

        AssertStopping(await call);
        await handler.Cancelled.Within("the handler's cancellation");
        Assert.Contains("1 calls did not end in time", Assert.Single(server.Logs.Of("Drained")).Message);
        AssertQuiet(server);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Stop_WithAHandlerThatHeedsNothing_AnswersInItsPlace(MethodType kind)
    {
        var handler = new OpenHandler();
        await using var server = await StartAsync(handler.UntilReleasedAsync, options => options.DrainTimeout = TimeSpan.Zero);

        var call = server.Calls.FailAsync(kind);
        await handler.Entered.Within("the handler");
        var stopping = server.StopAsync();

        AssertStopping(await call);
        handler.Release();
        await stopping;
        AssertQuiet(server);
    }

    [Theory]
    [InlineData(MethodType.ServerStreaming)]
    [InlineData(MethodType.DuplexStreaming)]
    public async Task Stop_InTheMiddleOfAStream_EndsItAfterTheMessagesThatWereSent(MethodType kind)
    {
        var handler = new OpenHandler();
        await using var server = await ProbeServer.StartAsync(
            new Probe.Script { Stream = (_, context) => handler.OnceAsync(context) },
            builder => builder.Services.Configure<GoRpcServerOptions>(options => options.DrainTimeout = TimeSpan.Zero));

        using var call = server.Calls.ServerStreaming(ProbeCalls.PathOf(kind), ProbeCalls.Message(1));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the first message"));
        var next = call.ResponseStream.MoveNext(CancellationToken.None);
        await server.StopAsync();

        AssertStopping(await Assert.ThrowsAsync<RpcException>(() => next.Within("the end")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stop_WhileTheCallerStillSpeaks_LetsItReadTheEndBeforeTheConnectionCloses(bool isReading)
    {
        var handler = new OpenHandler();
        await using var server = await StartAsync(handler.UntilDrainedAsync, options => options.DrainTimeout = TimeSpan.FromSeconds(isReading ? 20 : 3));

        using var call = server.Calls.Duplex(ProbeCalls.PathOf(MethodType.DuplexStreaming));
        await call.RequestStream.WriteAsync(ProbeCalls.Message(1));
        await handler.Entered.Within("the handler");
        var first = call.ResponseStream.MoveNext(CancellationToken.None);
        var stopping = server.StopAsync();
        Assert.True(await first.Within("the last message"));
        if (isReading)
        {
            Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the end"));
            Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        }

        // A caller that does not look at the end of its call is left at the end of the drain, and not waited for.
        await stopping;
        Assert.DoesNotContain(server.Logs.Entries, static entry => entry.Event.Name == "NotAllConnectionsClosedGracefully");
    }

    [Fact]
    public async Task Delay_OfTheDrain_GoesOnAsEverButForHealth()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var server = await StartAsync(
            Probe.Script.SumAsync, options => options.DrainDelay = TimeSpan.FromSeconds(10), services => services.AddSingleton<TimeProvider>(time));
        using var watch = server.Calls.ServerStreaming("grpc.health.v1.Health/Watch", []);
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).Within("the first health"));

        var stopping = server.StopAsync();
        while (await watch.ResponseStream.MoveNext(CancellationToken.None).Within("the end of the watch"))
        {
            Assert.Equal(NotServing, watch.ResponseStream.Current[1]);
        }

        Assert.Equal(NotServing, (await server.Calls.Unary("grpc.health.v1.Health/Check", [])).Last());
        Assert.Equal(NotServing, (await server.Calls.Unary("grpc.health.v1.Health/Check", [0x0A, 10, .. "test.Probe"u8])).Last());
        foreach (var kind in Enum.GetValues<MethodType>())
        {
            Assert.Equal([5], await server.Calls.CallAsync(kind, default, 5));
        }

        Assert.False(stopping.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(10));
        await stopping;
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Call_ThatArrivesAfterTheDelay_IsRefusedIfItsResponseIsAStream(MethodType kind)
    {
        var last = new LastToStop();
        await using var server = await StartAsync(Probe.Script.SumAsync, configureServices: services => services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(last)));

        var stopping = server.StopAsync();
        await last.Reached.Within("the beginning of the drain");
        if (kind is MethodType.ServerStreaming or MethodType.DuplexStreaming)
        {
            var failure = await server.Calls.FailAsync(kind);
            AssertStopping(failure);
            Assert.Equal("1", failure.Trailers.GetValue("gorpc-not-executed"));
        }
        else
        {
            Assert.Equal([5], await server.Calls.CallAsync(kind, default, 5));
        }

        last.Release();
        await stopping;
    }

    [Theory]
    [InlineData(5, 0, true)]
    [InlineData(30, 0, false)]
    [InlineData(30, 10, true)]
    public async Task Start_WithALongerDrainThanTheHostAllows_Warns(int shutdownSeconds, int delaySeconds, bool warns)
    {
        await using var server = await StartAsync(
            Probe.Script.SumAsync,
            options => options.DrainDelay = TimeSpan.FromSeconds(delaySeconds),
            services => services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(shutdownSeconds)));

        Assert.Equal(warns ? 1 : 0, server.Logs.Of("DrainTimeoutTooLong").Count);
    }

    [Fact]
    public async Task Start_WithANegativeTimeout_Fails()
    {
        var failure = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => StartAsync(Probe.Script.SumAsync, options => options.DrainTimeout = TimeSpan.FromSeconds(-1)));

        Assert.Contains("DrainTimeout", failure.Message, StringComparison.Ordinal);
    }

    private static Task<ServerUnderTest> StartAsync(
        Func<IAsyncEnumerable<int>, CallContext, Task<int>> answer, Action<GoRpcServerOptions>? configure = null, Action<IServiceCollection>? configureServices = null) =>
        ServerUnderTest.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(new Probe.Script { Answer = answer });
                builder.Services.Configure(configure ?? (static _ => { }));
                configureServices?.Invoke(builder.Services);
            },
            static application => application.MapGoRpcService<Probe>());

    private static void AssertStopping(RpcException failure) =>
        Assert.Equal((StatusCode.Unavailable, "The host is stopping."), (failure.StatusCode, failure.Status.Detail));

    private static void AssertQuiet(ServerUnderTest server) =>
        Assert.DoesNotContain(server.Logs.Entries, static entry => entry.Level >= LogLevel.Warning);

    /// <summary>A handler that is open until something happens.</summary>
    private sealed class OpenHandler
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _draining = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Entered => _entered.Task;

        public Task Draining => _draining.Task;

        public Task Cancelled => _cancelled.Task;

        public void Release() => _released.TrySetResult();

        public async Task<int> UntilDrainedAsync(IAsyncEnumerable<int> values, CallContext context)
        {
            Enter();
            await _draining.Task;
            return 42;
        }

        public async Task<int> UntilReleasedAsync(IAsyncEnumerable<int> values, CallContext context)
        {
            Enter();
            await _released.Task;
            return 42;
        }

        public async Task<int> UntilCancelledAsync(IAsyncEnumerable<int> values, CallContext context)
        {
            Enter();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            }
            catch (OperationCanceledException)
            {
                _cancelled.TrySetResult();
                throw;
            }

            return 0;
        }

        public async IAsyncEnumerable<int> OnceAsync(CallContext context)
        {
            yield return 1;
            await UntilCancelledAsync(AsyncEnumerable.Empty<int>(), context);
        }

        private void Enter()
        {
            GoRpcCall.Current!.DrainToken.Register(() => _draining.TrySetResult());
            _entered.TrySetResult();
        }
    }

    /// <summary>Holds up the host between the beginning of its drain and the stop of its web server.</summary>
    private sealed class LastToStop : IHostedLifecycleService
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Release() => _released.TrySetResult();

        public Task StoppingAsync(CancellationToken cancellationToken)
        {
            _reached.TrySetResult();
            return _released.Task;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
