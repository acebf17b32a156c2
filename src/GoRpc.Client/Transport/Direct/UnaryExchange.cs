using GoRpc.Client.Compression;
using GoRpc.Client.Deadlines;
using GoRpc.Compression;
using Grpc.Core;

namespace GoRpc.Client.Transport.Direct;

/// <summary>One attempt of a unary call on the wire. Status and trailers are known when <c>ResponseAsync</c> has completed.</summary>
internal sealed class UnaryExchange<TRequest, TResponse>(DirectCallInvoker invoker, Method<TRequest, TResponse> method)
    where TRequest : class
    where TResponse : class
{
    private AttemptLifetime? _lifetime;
    private CancellationToken _caller;
    private Task<TResponse>? _response;
    private HttpResponseMessage? _http;
    private RpcException? _failure;
    private volatile bool _isDisposed;
    private bool _isAsItIs;

    public AsyncUnaryCall<TResponse> Begin(in CallOptions options, TRequest request)
    {
        _lifetime = invoker.RentLifetime();
        _caller = options.CancellationToken;
        _isAsItIs = CompressedCalls.IsSaid(options);
        _response = RespondAsync(_lifetime, request, options.Headers, options.Deadline ?? CallDeadline.None);
        return new AsyncUnaryCall<TResponse>(
            _response,
            static exchange => ((UnaryExchange<TRequest, TResponse>)exchange).ReadHeadersAsync(),
            static exchange => ((UnaryExchange<TRequest, TResponse>)exchange).GetStatus(),
            static exchange => ((UnaryExchange<TRequest, TResponse>)exchange).GetTrailers(),
            static exchange => ((UnaryExchange<TRequest, TResponse>)exchange).Dispose(),
            this);
    }

    private async Task<TResponse> RespondAsync(AttemptLifetime lifetime, TRequest request, Metadata? metadata, DateTime deadline)
    {
        try
        {
            var left = deadline == CallDeadline.None ? TimeSpan.MaxValue : invoker.UntilDeadline(deadline);
            if (left <= TimeSpan.Zero)
            {
                throw Fail(new Status(StatusCode.DeadlineExceeded, ""), Metadata.Empty);
            }

            lifetime.Begin(left, _caller, invoker.EndOf(method));
            // Encoded before anything is sent: a message that can't be sent leaves no half of a call with the service.
            var route = invoker.RouteOf(method);
            var content = new RequestContent(Encode(request, route.Compression));
            var http = _http = await invoker.SendAsync(invoker.CreateRequest(route, content, metadata, left), lifetime.Token).ConfigureAwait(false);
            if (ResponseStatus.OfHeaders(http) is { } early)
            {
                throw Fail(early, MetadataHeaders.Read(http.Headers));
            }

            using var message = await ResponseMessage.ReadAsync(http.Content.ReadAsStream(lifetime.Token), invoker.MostResponseBytes, lifetime.Token).ConfigureAwait(false);
            var status = ResponseStatus.OfTrailers(http);
            if (status.StatusCode is not StatusCode.OK)
            {
                throw Fail(status, MetadataHeaders.Read(http.TrailingHeaders));
            }

            content.Release();
            return message is not null
                ? message.Decode(method.ResponseMarshaller.ContextualDeserializer, EncodingOf(http), invoker.MostResponseBytes)
                : throw Fail(new Status(StatusCode.Internal, "The response ends with the status OK and without a message."), MetadataHeaders.Read(http.TrailingHeaders));
        }
        catch (Exception exception) when (_failure is null)
        {
            throw Fail(exception, lifetime, deadline);
        }
        finally
        {
            // Without effect on a response that was read to its end; any other is broken off.
            _http?.Dispose();
            if (Interlocked.Exchange(ref _lifetime, null) is not null)
            {
                invoker.Return(lifetime, hasEndedWell: _failure is null);
            }
        }
    }

    private ArraySegment<byte> Encode(TRequest request, CompressionPolicy? compression)
    {
        var frame = MessageFrame.Encode(request, method.RequestMarshaller.ContextualSerializer, invoker.MostRequestBytes);
        return compression is null || _isAsItIs ? frame : CompressedFrame.Of(frame, compression);
    }

    private static string? EncodingOf(HttpResponseMessage http) =>
        http.Headers.NonValidated.TryGetValues("grpc-encoding", out var encoding) ? encoding.ToString() : null;

    private RpcException Fail(Status status, Metadata trailers) => _failure = new RpcException(status, trailers);

    private RpcException Fail(Exception exception, AttemptLifetime lifetime, DateTime deadline)
    {
        if (exception is RpcException known)
        {
            return _failure = known;
        }

        var status = lifetime.Token.IsCancellationRequested ? StatusOfEnd() : TransportFailure.Of(exception);
        // A service that ends its call at the deadline may be a moment earlier than this side's timer.
        return status.StatusCode is StatusCode.Cancelled && !_caller.IsCancellationRequested && !_isDisposed && invoker.UntilDeadline(deadline) <= TimeSpan.Zero
            ? Fail(new Status(StatusCode.DeadlineExceeded, "", exception), Metadata.Empty)
            : Fail(status, Metadata.Empty);
    }

    private Status StatusOfEnd() =>
        _caller.IsCancellationRequested ? new Status(StatusCode.Cancelled, "The call was cancelled by its caller.")
        : _isDisposed || invoker.IsDisposed ? new Status(StatusCode.Cancelled, "The call was disposed.")
        : invoker.EndOf(method).IsCancellationRequested ? new Status(StatusCode.Unavailable, "The endpoint has fallen silent, and the attempt was given up.")
        : new Status(StatusCode.DeadlineExceeded, "");

    private async Task<Metadata> ReadHeadersAsync()
    {
        await ((Task)_response!).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _http is { } http ? MetadataHeaders.Read(http.Headers) : throw _failure!;
    }

    private Status GetStatus() => IsComplete() ? _failure?.Status ?? Status.DefaultSuccess : throw NotComplete();

    private Metadata GetTrailers() => IsComplete() ? _failure?.Trailers ?? MetadataHeaders.Read(_http!.TrailingHeaders) : throw NotComplete();

    private bool IsComplete() => _response is null or { IsCompleted: true };

    private static InvalidOperationException NotComplete() => new("The call is not complete; await its response first.");

    private void Dispose()
    {
        _isDisposed = true;
        Interlocked.Exchange(ref _lifetime, null)?.Cancel();
    }
}
