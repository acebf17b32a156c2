using GoRpc.Client.Balancing;
using GoRpc.Client.CircuitBreaker;
using GoRpc.Client.Ejection;
using Grpc.Core;

namespace GoRpc.Client.Endpoints;

/// <summary>
/// One endpoint of a channel: its connections, its circuits, and what is known about how it does. Thread-safe. It is used by the attempts that picked it, also
/// after discovery has dropped it, and closes its connections when the last of them has ended.
/// </summary>
internal sealed class Endpoint(GoRpcEndpoint endpoint, EndpointServices services) : BalancedEndpoint(endpoint, new EndpointLoad(services.TimeProvider)), IDisposable
{
    private readonly List<CallInvoker> _former = [];
    private readonly Lock _connecting = new();
    private volatile CallInvoker _transport = services.Connect(endpoint);
    private volatile bool _isRetired;
    private volatile bool _isDisposed;
    private long _unansweredSince;

    public string Address => Endpoint.Address;

    /// <summary>Carries one attempt.</summary>
    public CallInvoker Transport => _transport;

    public Circuits Circuits { get; } = new(endpoint.Address, services.Settings.CircuitBreaker, services.TimeProvider, services.Logger);

    public EndpointHealth Health { get; } = new(services.Settings.Ejection, services.TimeProvider);

    public SilenceDetector Silence { get; } = new(services.TimeProvider);

    /// <summary>When it was asked by the first unary attempt since it last answered one; zero when it owes no answer that is known of.</summary>
    public long UnansweredSince => Volatile.Read(ref _unansweredSince);

    /// <summary>An attempt is about to be sent.</summary>
    public void Begin(bool isUnary, long now)
    {
        Load.Begin(now);
        if (isUnary && Volatile.Read(ref _unansweredSince) == 0)
        {
            Volatile.Write(ref _unansweredSince, now);
        }
    }

    /// <summary>The endpoint has answered something.</summary>
    public void Answered()
    {
        if (Volatile.Read(ref _unansweredSince) != 0)
        {
            Volatile.Write(ref _unansweredSince, 0);
        }
    }

    /// <summary>An attempt is over, as far as the endpoint is concerned.</summary>
    public void End()
    {
        Load.End();
        if (_isRetired && InFlight == 0)
        {
            Dispose();
        }
    }

    /// <summary>
    /// What comes from now on goes over new connections. Attempts that may be made again are given up on the old ones; the others stay there until they end or
    /// the keep-alive pings find the connection dead.
    /// </summary>
    public void Reconnect()
    {
        lock (_connecting)
        {
            if (_isDisposed)
            {
                return;
            }

            _former.Add(_transport);
            var former = _transport;
            _transport = services.Connect(Endpoint);
            services.GiveUp(former);
        }
    }

    /// <summary>Discovery has dropped it: it is closed when nothing is under way any more.</summary>
    public void Retire()
    {
        _isRetired = true;
        if (InFlight == 0)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        lock (_connecting)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            foreach (var transport in _former.Append(_transport))
            {
                (transport as IDisposable)?.Dispose();
            }
        }
    }
}
