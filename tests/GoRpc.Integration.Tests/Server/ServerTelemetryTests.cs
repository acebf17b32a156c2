using System.Diagnostics;
using System.Diagnostics.Metrics;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Server;

/// <summary>What a host shows of the calls that it serves.</summary>
public sealed class ServerTelemetryTests
{
    private const string Hosting = "Microsoft.AspNetCore";

    public static IEnumerable<TheoryDataRow<MethodType, int, int>> Kinds =>
    [
        new(MethodType.Unary, 1, 1),
        new(MethodType.ClientStreaming, 3, 1),
        new(MethodType.ServerStreaming, 1, 3),
        new(MethodType.DuplexStreaming, 3, 3),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Call_OfEachKind_IsMeasuredOnce(MethodType kind, int received, int sent)
    {
        using var metrics = new MetricsRecorder();
        await using var server = await StartAsync(metrics, new Probe.Script { Stream = (values, _) => ThreeAfter(values) });

        await server.Calls.CallAsync(kind, default, [.. Enumerable.Range(1, received)]);
        await server.StopAsync();

        var method = ProbeCalls.PathOf(kind);
        Assert.Equal($"rpc.method={method} rpc.response.status_code=OK rpc.system.name=grpc", Assert.Single(metrics.Of("rpc.server.call.duration")).Text);
        Assert.Equal([1, -1], metrics.Of("gorpc.server.active_calls").Select(static measured => measured.Value));
        Assert.Equal(kind is MethodType.Unary ? [] : [1, -1], metrics.Of("gorpc.server.active_streams").Select(static measured => measured.Value));
        Assert.Equal(received, metrics.Of("gorpc.server.messages_received").Count());
        Assert.Equal(kind is MethodType.ClientStreaming ? 1 : sent, metrics.Of("gorpc.server.messages_sent").Count());
        Assert.Empty(metrics.Of("gorpc.server.rejected_calls"));
    }

    [Theory]
    [InlineData(StatusCode.NotFound, null)]
    [InlineData(StatusCode.Unavailable, "UNAVAILABLE")]
    public async Task Call_ThatFails_HasAnErrorTypeOnlyWhereTheHostFailed(StatusCode status, string? errorType)
    {
        using var metrics = new MetricsRecorder();
        await using var server = await StartAsync(metrics, new Probe.Script { Answer = (_, _) => throw new GoRpcException(status, "No.") });

        foreach (var kind in Enum.GetValues<MethodType>())
        {
            await server.Calls.FailAsync(kind);
        }

        await server.StopAsync();
        Assert.Equal(4, metrics.Of("rpc.server.call.duration").Count());
        Assert.All(metrics.Of("rpc.server.call.duration"), measured => Assert.Equal(errorType, measured.Tags.GetValueOrDefault("error.type")));
    }

    [Fact]
    public async Task Call_WhoseCallerGoes_IsCancelled()
    {
        using var metrics = new MetricsRecorder();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync(metrics, new Probe.Script
        {
            Answer = async (_, context) =>
            {
                entered.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
                return 0;
            },
        });
        using var cancellation = new CancellationTokenSource();

        var failing = server.Calls.FailAsync(MethodType.Unary, new CallOptions(cancellationToken: cancellation.Token));
        await entered.Task.Within("the handler");
        await cancellation.CancelAsync();
        await failing;
        await server.StopAsync();

        Assert.Equal("rpc.method=test.Probe/Unary rpc.response.status_code=CANCELLED rpc.system.name=grpc", Assert.Single(metrics.Of("rpc.server.call.duration")).Text);
    }

    [Fact]
    public async Task Call_ThatIsRejected_IsCountedByReason()
    {
        using var metrics = new MetricsRecorder();
        await using var server = await StartAsync(metrics, new Probe.Script());

        await server.Http.PostGrpcAsync("test.Probe/Unary", RawFrame.Of(0x08, 1), ("grpc-timeout", "0m"));
        await server.Http.PostGrpcAsync("test.Probe/Unary", RawFrame.Of(0x08));
        await server.Http.PostGrpcAsync("test.Probe/Nothing", RawFrame.Of());
        await server.StopAsync();

        Assert.Equal(
            [
                "gorpc.reason=expired rpc.method=test.Probe/Unary rpc.response.status_code=DEADLINE_EXCEEDED",
                "gorpc.reason=unimplemented rpc.method=_OTHER rpc.response.status_code=UNIMPLEMENTED",
                "gorpc.reason=unreadable rpc.method=test.Probe/Unary rpc.response.status_code=INTERNAL",
            ],
            metrics.Of("gorpc.server.rejected_calls").Select(static measured => measured.Text).Order(StringComparer.Ordinal));
        Assert.Equal(3, metrics.Of("rpc.server.call.duration").Count());
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Call_WithAListenerToGoRpcAlone_HasAnActivityOfItsOwnBelowTheCaller(MethodType kind)
    {
        using var recorder = new ActivityRecorder(GoRpcServerTelemetry.ActivitySourceName);
        recorder.Root.AddBaggage("tenant", "acme");
        Activity? seen = null;
        await using var server = await StartAsync(script: new Probe.Script { Answer = (_, _) => Task.FromResult((seen = Activity.Current) is null ? 0 : 1) });

        await server.Calls.CallAsync(kind, default, 1);
        await server.StopAsync();

        var activity = Assert.Single(recorder.Stopped);
        Assert.Equal((ProbeCalls.PathOf(kind), ActivityKind.Server), (activity.DisplayName, activity.Kind));
        Assert.True(activity.HasRemoteParent);
        Assert.Equal("acme", activity.GetBaggageItem("tenant"));
        Assert.Same(activity, seen);
        Assert.Equal(
            $"client.address=127.0.0.1 rpc.method={ProbeCalls.PathOf(kind)} rpc.response.status_code=OK rpc.system.name=grpc server.address=127.0.0.1 server.port={server.Address.Port}",
            string.Join(' ', activity.TagObjects.OrderBy(static tag => tag.Key, StringComparer.Ordinal).Select(static tag => $"{tag.Key}={tag.Value}")));
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
    }

    [Fact]
    public async Task Call_WithAListenerToTheRequestsOfAspNetCore_HasThatActivityAndNoSecondOne()
    {
        using var recorder = new ActivityRecorder(GoRpcServerTelemetry.ActivitySourceName, Hosting);
        await using var server = await StartAsync(script: new Probe.Script { Answer = (_, _) => throw new GoRpcException(StatusCode.Unavailable, "Not now, 100 %.") });

        await server.Calls.FailAsync(MethodType.Unary);
        await server.StopAsync();

        var activity = Assert.Single(recorder.Stopped);
        Assert.Equal((Hosting, "test.Probe/Unary"), (activity.Source.Name, activity.DisplayName));
        Assert.Equal(
            ("grpc", "test.Probe/Unary", "UNAVAILABLE", "UNAVAILABLE"),
            (activity.GetTagItem("rpc.system.name"), activity.GetTagItem("rpc.method"), activity.GetTagItem("rpc.response.status_code"), activity.GetTagItem("error.type")));
        Assert.Equal((ActivityStatusCode.Error, "Not now, 100 %."), (activity.Status, activity.StatusDescription));
    }

    private static async IAsyncEnumerable<int> ThreeAfter(IAsyncEnumerable<int> values)
    {
        await foreach (var _ in values)
        {
        }

        yield return 1;
        yield return 2;
        yield return 3;
    }

    private static Task<ServerUnderTest> StartAsync(MetricsRecorder? metrics = null, Probe.Script? script = null) => ServerUnderTest.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(script ?? new Probe.Script());
            if (metrics is not null)
            {
                builder.Services.AddSingleton<IMeterFactory>(metrics);
            }
        },
        static application => application.MapGoRpcService<Probe>());
}
