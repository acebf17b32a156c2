using System.Diagnostics;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Client;

/// <summary>What calls of every kind show of themselves, over a real connection.</summary>
public sealed class ClientTelemetryTests : IAsyncLifetime
{
    private const string Http = "System.Net.Http";

    private readonly MetricsRecorder _metrics = new();
    private NotesHost _host = null!;
    private GoRpcChannel _channel = null!;
    private string? _traceparent;

    public static TheoryData<string> Kinds => ["ByValueTask", "Watch", "Upload", "Talk"];

    public async ValueTask InitializeAsync()
    {
        _host = await NotesHost.StartAsync(ServerStack.GoRpc);
        _channel = GoRpcChannel.ForAddress(_host.Address, options => options.MeterFactory = _metrics);
        _host.Service.OnCall = (note, context) => Task.FromResult(Seen(note, context));
        _host.Service.OnWatch = (note, context) => NotesService.Count(Seen(note, context).Number);
        _host.Service.OnUpload = async (notes, context) => Seen(await notes.LastAsync(), context);
        _host.Service.OnTalk = (notes, context) =>
        {
            Seen(new Note(), context);
            return notes;
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _host.DisposeAsync();
        _metrics.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Call_OfEachKind_IsMeasuredOnce(string kind)
    {
        await CallAsync(kind).Within("the call");

        var uri = new Uri(_host.Address);
        Assert.Equal(
            $"rpc.method=gorpc.tests.Notes/{kind} rpc.response.status_code=OK rpc.system.name=grpc server.address={uri.Host} server.port={uri.Port}",
            Assert.Single(_metrics.Of("rpc.client.call.duration")).Text);
        Assert.Equal("OK", Assert.Single(_metrics.Of("gorpc.client.attempts"))["rpc.response.status_code"]);
        Assert.Single(_metrics.Of("gorpc.client.picks"));
        Assert.Equal([1, -1], _metrics.Of("gorpc.client.active_calls").Select(static measured => measured.Value));
        _metrics.Observe();
        Assert.Equal(0, Assert.Single(_metrics.Of("gorpc.client.breaker.state")).Value);
        var endpoint = Assert.Single(_channel.GetState().Endpoints);
        Assert.Equal((0, 1, EndpointStatus.Ready), (endpoint.InFlight, endpoint.Picks, endpoint.Status));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Call_OfEachKind_CarriesItsTraceToTheService(string kind)
    {
        using var recorder = new ActivityRecorder(GoRpcClientTelemetry.ActivitySourceName, Http, "Grpc.Net.Client");

        await CallAsync(kind).Within("the call");

        var call = Assert.Single(recorder.Stopped, static activity => activity.Source.Name == GoRpcClientTelemetry.ActivitySourceName);
        Assert.Equal(($"gorpc.tests.Notes/{kind}", recorder.Root.SpanId, "OK"), (call.DisplayName, call.ParentSpanId, call.GetTagItem("rpc.response.status_code")));
        Assert.True(ActivityContext.TryParse(_traceparent, null, out var seen), $"The service saw the trace '{_traceparent}'.");
        var below = recorder.Stopped.FirstOrDefault(activity => activity.SpanId == seen.SpanId);
        while (below is not null && below != call)
        {
            below = recorder.Stopped.FirstOrDefault(activity => activity.SpanId == below.ParentSpanId);
        }

        Assert.True(below is not null, "What the service saw does not descend from the call.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Call_WithNoListenerToHttp_CarriesItsTraceAllTheSame(string kind)
    {
        using var recorder = new ActivityRecorder(GoRpcClientTelemetry.ActivitySourceName);

        await CallAsync(kind).Within("the call");

        Assert.Single(recorder.Stopped);
        Assert.True(ActivityContext.TryParse(_traceparent, null, out var seen), $"The service saw the trace '{_traceparent}'.");
        Assert.Equal(recorder.Root.TraceId, seen.TraceId);
        Assert.NotEqual(recorder.Root.SpanId, seen.SpanId);
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Fact]
    public async Task Call_OfAClientOfAContainer_IsMeasuredByTheMetersOfTheContainer()
    {
        using var metrics = new MetricsRecorder();
        var services = new ServiceCollection().AddSingleton<System.Diagnostics.Metrics.IMeterFactory>(metrics);
        services.AddGoRpcClient<INotes>("notes", options => options.Address = _host.Address);
        await using var container = services.BuildServiceProvider();

        await container.GetRequiredService<INotes>().ByValueTaskAsync(new Note()).Within("the answer");

        Assert.Single(metrics.Of("rpc.client.call.duration"));
    }

    private Task CallAsync(string kind)
    {
        var client = _channel.CreateClient<INotes>();
        return kind switch
        {
            "Watch" => client.WatchAsync(new Note { Number = 3 }).CountAsync().AsTask(),
            "Upload" => client.UploadAsync(NotesService.Count(3)),
            "Talk" => client.TalkAsync(NotesService.Count(3)).CountAsync().AsTask(),
            _ => client.ByValueTaskAsync(new Note()).AsTask(),
        };
    }

    private Note Seen(Note note, CallContext context)
    {
        _traceparent = context.RequestHeaders!.GetValue("traceparent");
        return note;
    }
}
