using GoRpc.Client.Attempts;
using GoRpc.Client.Calls;
using Grpc.Core;

namespace GoRpc.Client.Streams;

/// <summary>A call that streams both ways.</summary>
internal sealed class DuplexStreamingCall<TRequest, TResponse>(
    ResilientCallInvoker invoker,
    Method<TRequest, TResponse> method,
    string? host,
    in CallOptions options,
    TRequest? header = null) : StreamCall<TRequest, TResponse>(invoker, method, options)
    where TRequest : class
    where TResponse : class
{
    public AsyncDuplexStreamingCall<TRequest, TResponse> Begin()
    {
        Establish();
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            Requests!,
            new ResponseStream<TRequest, TResponse>(this),
            static call => ((DuplexStreamingCall<TRequest, TResponse>)call).ReadHeadersAsync(),
            static call => ((ResilientCall)call).GetStatus(),
            static call => ((ResilientCall)call).GetTrailers(),
            static call => ((ResilientCall)call).Dispose(),
            this);
    }

    protected override ulong? HashKey => HashKeyOf(method, header);

    protected override StreamAttempt<TRequest, TResponse> Start(in AttemptStart start, in CallOptions options, AttemptResponse response) =>
        new DuplexAttempt<TRequest, TResponse>(this, start, response, start.Transport.AsyncDuplexStreamingCall(method, host, options));
}
