using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Endpoints;

/// <summary>What carries the attempts of one endpoint, of which only the questions whether it is there are answered.</summary>
internal sealed class FakeConnection(FakeHost host) : CallInvoker, IDisposable
{
    private volatile bool _isDisposed;

    public FakeHost Host => host;

    public bool IsDisposed => _isDisposed;

    public bool IsGivenUp { get; set; }

    public void Dispose() => _isDisposed = true;

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        Assert.Equal("/grpc.health.v1.Health/Check", method.FullName);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        var answer = Host.AnswerAsync(options);
        return (AsyncUnaryCall<TResponse>)(object)new AsyncUnaryCall<byte[]>(answer, Task.FromResult(Metadata.Empty), () => Status.DefaultSuccess, () => [], () => { });
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();
}
