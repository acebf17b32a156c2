using System.Diagnostics;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Telemetry;

/// <summary>The activity of a call.</summary>
public sealed class CallActivityTests : CallLayerTest, IDisposable
{
    private readonly ActivityRecorder _recorder = new(GoRpcClientTelemetry.ActivitySourceName);

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public async Task UnaryCall_ThatSucceeds_IsOneActivityOfTheClient()
    {
        Transport.Answer = static attempt => attempt.Respond("answer");

        await Call(ShopMethods.Buy).ResponseAsync.Within("the answer");

        var activity = Assert.Single(_recorder.Stopped);
        Assert.Equal(("test.Shop/Buy", ActivityKind.Client, ActivityStatusCode.Unset), (activity.DisplayName, activity.Kind, activity.Status));
        Assert.Equal(_recorder.Root.SpanId, activity.ParentSpanId);
        Assert.Equal(
            [
                "gorpc.attempts=1", $"gorpc.endpoint={Target}", $"gorpc.target={Target}", "rpc.method=test.Shop/Buy", "rpc.response.status_code=OK",
                "rpc.system.name=grpc", "server.address=127.0.0.1", "server.port=5081",
            ],
            activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        Assert.Empty(activity.Events);
    }

    [Fact]
    public async Task Attempts_OfACall_AreMadeInsideItsActivity()
    {
        var current = new List<string?>();
        Transport.Answer = attempt =>
        {
            current.Add(Activity.Current?.OperationName);
            if (attempt.PreviousAttempts is null)
            {
                attempt.Fail(Refused);
            }
            else
            {
                attempt.Respond("answer");
            }
        };
        Settings = new() { Retry = new() { BaseDelay = TimeSpan.Zero } };

        var call = Call();
        Assert.Same(_recorder.Root, Activity.Current);
        await call.ResponseAsync.Within("the answer");

        Assert.Equal(["test.Shop/Read", "test.Shop/Read"], current);
        Assert.Same(_recorder.Root, Activity.Current);
    }

    [Fact]
    public async Task UnaryCall_SentAgain_HasAnEventPerAttempt()
    {
        Settings = new() { Retry = new() { BaseDelay = TimeSpan.Zero } };
        Transport.Answer = static attempt =>
        {
            if (attempt.PreviousAttempts is null)
            {
                attempt.Fail(StatusCode.Unavailable);
            }
            else
            {
                attempt.Respond("answer");
            }
        };

        await Call().ResponseAsync.Within("the answer");

        var activity = Assert.Single(_recorder.Stopped);
        Assert.Equal(
            [$"gorpc.attempt gorpc.attempt=1 gorpc.endpoint={Target} rpc.response.status_code=UNAVAILABLE", $"gorpc.attempt gorpc.attempt=2 gorpc.endpoint={Target} rpc.response.status_code=OK"],
            activity.Events.Select(happened => $"{happened.Name} {string.Join(' ', happened.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}"));
        Assert.Equal((2, "OK"), (activity.GetTagItem("gorpc.attempts"), activity.GetTagItem("rpc.response.status_code")));
    }

    [Fact]
    public async Task UnaryCall_ThatFails_IsAnError()
    {
        Transport.Answer = static attempt => attempt.Fail(StatusCode.PermissionDenied, "Not you.");

        await FailureOf<GoRpcException>(Call(ShopMethods.Buy).ResponseAsync);

        var activity = Assert.Single(_recorder.Stopped);
        Assert.Equal((ActivityStatusCode.Error, "Not you."), (activity.Status, activity.StatusDescription));
        Assert.Equal("PERMISSION_DENIED", activity.GetTagItem("error.type"));
    }

    [Fact]
    public async Task Stream_ThatEndsInsideAnotherActivity_LeavesThatCurrent()
    {
        var call = Invoker.AsyncServerStreamingCall(ShopMethods.Watch, null, default, "request");
        (await Transport.NextAsync()).Send("one");
        Assert.True(await call.ResponseStream.MoveNext().Within("the message"));
        Assert.Empty(_recorder.Stopped);
        using var other = new Activity("other").Start();

        call.Dispose();

        Assert.Same(other, Activity.Current);
        Assert.Equal("CANCELLED", Assert.Single(_recorder.Stopped).GetTagItem("error.type"));
    }
}
