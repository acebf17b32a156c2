using GoRpc.Calls;
using GoRpc.Client.Proxies;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Client.Interceptors;

/// <summary>A call on the side that makes it, as its interceptors see it.</summary>
internal sealed class ClientCall : GoRpcCall, IResponseObserver
{
    private readonly CallOptions _options;
    private readonly DateTime _deadline;
    private readonly IResponseObserver? _observer;
    private readonly CancellationTokenSource? _linked;
    private Metadata? _requestHeaders;
    private Task<Metadata>? _responseHeaders;
    private Metadata? _responseTrailers;

    /// <param name="method">The method that is called.</param>
    /// <param name="options">What the caller gave.</param>
    /// <param name="deadline">UTC; <see cref="DateTime.MaxValue"/> when there is none.</param>
    /// <param name="observer">Who else wants the metadata of the response; null for nobody.</param>
    /// <param name="services">The services of the client.</param>
    public ClientCall(MethodContract method, in CallOptions options, DateTime deadline, IResponseObserver? observer, IServiceProvider services)
    {
        var (own, enclosing) = (options.CancellationToken, EnclosingCall.Current?.CancellationToken ?? CancellationToken.None);
        _linked = own.CanBeCanceled && enclosing.CanBeCanceled && own != enclosing ? CancellationTokenSource.CreateLinkedTokenSource(own, enclosing) : null;
        _options = options;
        _deadline = deadline;
        _observer = observer;
        Method = method;
        Services = services;
        CancellationToken = _linked?.Token ?? (own.CanBeCanceled ? own : enclosing);
    }

    public override CallSides Side => CallSides.Client;

    public override MethodContract Method { get; }

    public override IServiceProvider Services { get; }

    public override DateTime? Deadline => _deadline == DateTime.MaxValue ? null : _deadline;

    public override CancellationToken CancellationToken { get; }

    // The caller may use its own for many calls.
    public override Metadata RequestHeaders => _requestHeaders ??= Copy(_options.Headers);

    public override Metadata ResponseHeaders => _responseHeaders is { IsCompletedSuccessfully: true } ? _responseHeaders.Result : [];

    public override Metadata ResponseTrailers => _responseTrailers ?? [];

    /// <summary>What the call is made with, as the interceptors left it.</summary>
    public CallOptions Options
    {
        get
        {
            var options = _requestHeaders is null ? _options : _options.WithHeaders(_requestHeaders);
            return _deadline == DateTime.MaxValue ? options : options.WithDeadline(_deadline);
        }
    }

    public void Begin(Task<Metadata> headers)
    {
        _responseHeaders = headers;
        _observer?.Begin(headers);
    }

    public void Succeed(Status status, Metadata trailers)
    {
        _responseTrailers = trailers;
        _observer?.Succeed(status, trailers);
    }

    public void Fail(Exception exception)
    {
        _responseTrailers = (exception as RpcException)?.Trailers;
        _observer?.Fail(exception);
    }

    public void Leave() => _observer?.Leave();

    /// <summary>The caller has its answer or its failure; those that interceptors gave have no metadata.</summary>
    public void End(Exception? failure = null)
    {
        _linked?.Dispose();
        if (_responseHeaders is not null)
        {
            return;
        }

        Begin(Task.FromResult(new Metadata()));
        if (failure is null)
        {
            Succeed(Status.DefaultSuccess, []);
        }
        else
        {
            Fail(failure);
        }
    }

    private static Metadata Copy(Metadata? headers)
    {
        var copy = new Metadata();
        foreach (var header in headers ?? [])
        {
            copy.Add(header);
        }

        return copy;
    }
}
