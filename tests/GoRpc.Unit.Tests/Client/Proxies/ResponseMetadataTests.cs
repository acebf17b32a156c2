using GoRpc.Client.Proxies;
using GoRpc.Tests.Shared;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Unit.Tests.Client.Proxies;

/// <summary>Holds the accessors to the internals of the protobuf-net.Grpc package that is referenced.</summary>
public sealed class ResponseMetadataTests
{
    private static readonly Metadata Headers = new() { { "a", "header" } };
    private static readonly Metadata Trailers = new() { { "b", "trailer" } };

    [Fact]
    public void Of_ContextThatCapturesNothing_IsNull()
    {
        Assert.Null(ResponseMetadata.Of(CallContext.Default));
        Assert.Null(ResponseMetadata.Of(new CallContext(new CallOptions(), CallContextFlags.None, state: "mine")));
    }

    [Fact]
    public async Task Succeed_AfterBegin_ShowsHeadersTrailersAndStatus()
    {
        var context = new CallContext(new CallOptions(), CallContextFlags.CaptureMetadata, state: "mine");
        var metadata = ResponseMetadata.Of(context)!;

        metadata.Begin(Task.FromResult(Headers));
        metadata.Succeed(new Status(StatusCode.OK, "fine"), Trailers);

        Assert.Same(Headers, await context.ResponseHeadersAsync());
        Assert.Same(Trailers, context.ResponseTrailers());
        Assert.Equal("fine", context.ResponseStatus().Detail);
        Assert.Equal("mine", context.State);
    }

    [Fact]
    public async Task Begin_WhileHeadersAreAwaited_CompletesTheWait()
    {
        var context = new CallContext(new CallOptions(), CallContextFlags.CaptureMetadata);
        var metadata = ResponseMetadata.Of(context)!;
        var waiting = context.ResponseHeadersAsync().AsTask();
        var headers = new TaskCompletionSource<Metadata>();

        metadata.Begin(headers.Task);
        headers.SetResult(Headers);

        Assert.Same(Headers, await waiting.Within("the headers"));
    }

    [Fact]
    public async Task Begin_HeadersThatFail_FailTheWait()
    {
        var context = new CallContext(new CallOptions(), CallContextFlags.CaptureMetadata);
        var metadata = ResponseMetadata.Of(context)!;
        var waiting = context.ResponseHeadersAsync().AsTask();

        metadata.Begin(Task.FromException<Metadata>(new RpcException(new Status(StatusCode.Unavailable, "gone"))));

        var failure = await Assert.ThrowsAsync<RpcException>(() => waiting.Within("the headers"));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public void Fail_WithStatus_ShowsItAndItsTrailers()
    {
        var context = new CallContext(new CallOptions(), CallContextFlags.CaptureMetadata);

        ResponseMetadata.Of(context)!.Fail(new RpcException(new Status(StatusCode.NotFound, "no such"), Trailers));

        Assert.Equal(StatusCode.NotFound, context.ResponseStatus().StatusCode);
        Assert.Same(Trailers, context.ResponseTrailers());
    }

    [Fact]
    public void Fail_ByCancellation_ShowsCancelled()
    {
        var context = new CallContext(new CallOptions(), CallContextFlags.CaptureMetadata);

        ResponseMetadata.Of(context)!.Fail(new OperationCanceledException("enough"));

        Assert.Equal(StatusCode.Cancelled, context.ResponseStatus().StatusCode);
        Assert.Empty(context.ResponseTrailers());
    }

    [Fact]
    public async Task Begin_Again_ForgetsTheCallBefore()
    {
        var context = new CallContext(new CallOptions(), CallContextFlags.CaptureMetadata);
        var metadata = ResponseMetadata.Of(context)!;
        metadata.Begin(Task.FromResult(Headers));
        metadata.Fail(new RpcException(new Status(StatusCode.NotFound, "no such")));

        var second = new Metadata();
        metadata.Begin(Task.FromResult(second));

        Assert.Same(second, await context.ResponseHeadersAsync());
        Assert.Throws<InvalidOperationException>(context.ResponseTrailers);
    }
}
