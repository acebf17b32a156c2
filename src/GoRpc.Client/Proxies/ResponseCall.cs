using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>An open call whose response is a stream, whether its request is one or not.</summary>
internal sealed class ResponseCall<TResponse> : IDisposable
{
    private readonly IDisposable _call;
    private readonly Func<Status> _status;
    private readonly Func<Metadata> _trailers;

    public ResponseCall(AsyncServerStreamingCall<TResponse> call)
    {
        (_call, _status, _trailers) = (call, call.GetStatus, call.GetTrailers);
        (Headers, Messages) = (call.ResponseHeadersAsync, call.ResponseStream);
    }

    private ResponseCall(IDisposable call, Func<Status> status, Func<Metadata> trailers, Task<Metadata> headers, IAsyncStreamReader<TResponse> messages, RequestPump pump)
    {
        (_call, _status, _trailers) = (call, status, trailers);
        (Headers, Messages, Pump) = (headers, messages, pump);
    }

    public Task<Metadata> Headers { get; }

    public IAsyncStreamReader<TResponse> Messages { get; }

    /// <summary>What feeds the request stream; null when the request is one message.</summary>
    public RequestPump? Pump { get; }

    public Status Status => _status();

    public Metadata Trailers => _trailers();

    public static ResponseCall<TResponse> Of<TRequest>(AsyncDuplexStreamingCall<TRequest, TResponse> call, RequestPump pump) =>
        new(call, call.GetStatus, call.GetTrailers, call.ResponseHeadersAsync, call.ResponseStream, pump);

    /// <summary>Ends the call if it has not ended by itself: the peer sees it cancelled, and its HTTP/2 stream is free.</summary>
    public void Dispose()
    {
        Pump?.Stop();
        _call.Dispose();
    }
}
