using GoRpc.Client.Attempts;
using GoRpc.Client.Calls;
using Grpc.Core;

namespace GoRpc.Client.Streams;

/// <summary>A call with one message out and a stream in.</summary>
internal sealed class ServerStreamingCall<TRequest, TResponse>(
    ResilientCallInvoker invoker,
    Method<TRequest, TResponse> method,
    string? host,
    in CallOptions options,
    TRequest request) : StreamCall<TRequest, TResponse>(invoker, method, options)
    where TRequest : class
    where TResponse : class
{
    public AsyncServerStreamingCall<TResponse> Begin()
    {
        Establish();
        return new AsyncServerStreamingCall<TResponse>(
            new ResponseStream<TRequest, TResponse>(this),
            static call => ((ServerStreamingCall<TRequest, TResponse>)call).ReadHeadersAsync(),
            static call => ((ResilientCall)call).GetStatus(),
            static call => ((ResilientCall)call).GetTrailers(),
            static call => ((ResilientCall)call).Dispose(),
            this);
    }

    protected override ulong? HashKey => HashKeyOf(method, request);

    protected override StreamAttempt<TRequest, TResponse> Start(in AttemptStart start, in CallOptions options, AttemptResponse response) =>
        new ServerStreamingAttempt<TRequest, TResponse>(this, start, response, start.Transport.AsyncServerStreamingCall(method, host, options, request));
}
