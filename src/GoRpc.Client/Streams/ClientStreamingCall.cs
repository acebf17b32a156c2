using GoRpc.Client.Attempts;
using GoRpc.Client.Calls;
using Grpc.Core;

namespace GoRpc.Client.Streams;

/// <summary>A call with a stream out and one message in.</summary>
internal sealed class ClientStreamingCall<TRequest, TResponse>(
    ResilientCallInvoker invoker,
    Method<TRequest, TResponse> method,
    string? host,
    in CallOptions options,
    TRequest? header = null) : StreamCall<TRequest, TResponse>(invoker, method, options)
    where TRequest : class
    where TResponse : class
{
    public AsyncClientStreamingCall<TRequest, TResponse> Begin()
    {
        Establish();
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            Requests!,
            RespondAsync(),
            static call => ((ClientStreamingCall<TRequest, TResponse>)call).ReadHeadersAsync(),
            static call => ((ResilientCall)call).GetStatus(),
            static call => ((ResilientCall)call).GetTrailers(),
            static call => ((ResilientCall)call).Dispose(),
            this);
    }

    protected override ulong? HashKey => HashKeyOf(method, header);

    protected override StreamAttempt<TRequest, TResponse> Start(in AttemptStart start, in CallOptions options, AttemptResponse response) =>
        new ClientStreamingAttempt<TRequest, TResponse>(this, start, response, start.Transport.AsyncClientStreamingCall(method, host, options));

    private async Task<TResponse> RespondAsync()
    {
        var attempt = await Established.ConfigureAwait(false);
        try
        {
            var response = await attempt.Response!.ConfigureAwait(false);
            End();
            return response;
        }
        catch (Exception exception)
        {
            throw End(exception);
        }
    }
}
