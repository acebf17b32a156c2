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
    // So often an endpoint may fall silent and come back while something is under way on it all the time, before what hangs on its oldest connections is ended.
    private const int MostFormer = 16;

    private readonly List<CallInvoker> _former = [];
    private readonly Lock _connecting = new();
    private readonly CancellationTokenSource _removal = new();
    private volatile CallInvoker _transport = services.Connect(endpoint);
    private volatile bool _hasFormer;
    private volatile bool _isRetired;
    private volatile bool _isDisposed;
    private CancellationTokenRegistration _disposal;
    private long _unansweredSince;
    private int _streams;

    public string Address => Endpoint.Address;

    /// <summary>Carries one attempt.</summary>
    public CallInvoker Transport => _transport;

    public Circuits Circuits { get; } = new(endpoint.Address, services.Settings.CircuitBreaker, services.TimeProvider, services.Logger);

    public EndpointHealth Health { get; } = new(services.Settings.Ejection, services.TimeProvider);

    public SilenceDetector Silence { get; } = new(services.TimeProvider);

    /// <summary>Cancelled when discovery drops it and when the channel is disposed: nothing need be found out about it any more.</summary>
    public CancellationToken Removal => _removal.Token;

    /// <summary>Whether its connections are closed.</summary>
    public bool IsDisposed => _isDisposed;

    /// <summary>The unary attempts that are under way.</summary>
    public int UnaryInFlight => InFlight - Volatile.Read(ref _streams);

    /// <summary>Since when it owes the answer to a unary attempt and has answered nothing; zero when it owes none.</summary>
    public long UnansweredSince => Volatile.Read(ref _unansweredSince);

    /// <summary>An attempt is about to be sent, unless discovery has dropped the endpoint since it was picked. Who is told yes calls <see cref="End"/> in the end.</summary>
    public bool TryBegin(bool isStream, long now)
    {
        // Counted before the look, as Retire looks at the count after its mark: one of the two sees the other.
        Load.Begin(now);
        if (isStream)
        {
            Interlocked.Increment(ref _streams);
        }

        if (_isRetired)
        {
            End(isStream);
            return false;
        }

        if (!isStream && Volatile.Read(ref _unansweredSince) == 0)
        {
            Volatile.Write(ref _unansweredSince, now);
        }

        return true;
    }

    /// <summary>The endpoint has answered something, to an attempt that still counts as under way.</summary>
    public void Answered(long now)
    {
        var owes = UnaryInFlight > 1;
        if (owes || Volatile.Read(ref _unansweredSince) != 0)
        {
            Volatile.Write(ref _unansweredSince, owes ? now : 0);
        }
    }

    /// <summary>An attempt is over, as far as the endpoint is concerned.</summary>
    public void End(bool isStream)
    {
        if (isStream)
        {
            Interlocked.Decrement(ref _streams);
        }

        Load.End();
        if (_isRetired || _hasFormer)
        {
            CloseUnused();
        }
    }

    /// <summary>
    /// What comes from now on goes over new connections. Attempts that may be made again are given up on the old ones; the others stay there until they end or
    /// the keep-alive pings find the connection dead.
    /// </summary>
    /// <param name="transport">The new ones where there are some already, which belong to the endpoint from now on.</param>
    public void Reconnect(CallInvoker? transport = null)
    {
        CallInvoker former;
        lock (_connecting)
        {
            if (_isDisposed)
            {
                Close(transport);
                return;
            }

            former = _transport;
            _former.Add(former);
            _transport = transport ?? services.Connect(Endpoint);
            _hasFormer = true;
            if (_former.Count > MostFormer)
            {
                Close(_former[0]);
                _former.RemoveAt(0);
            }
        }

        services.GiveUp(former);
        CloseUnused();
    }

    /// <summary>Discovery has dropped it: it is closed when nothing is under way any more, and at the latest with the channel.</summary>
    public void Retire(CancellationToken disposal)
    {
        _removal.Cancel();
        _disposal = disposal.UnsafeRegister(static endpoint => ((Endpoint)endpoint!).Dispose(), this);
        _isRetired = true;
        Interlocked.MemoryBarrier();
        CloseUnused();
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
            CloseFormer();
        }

        _removal.Cancel();
        Close(_transport);
        // Not waited for: this may be the very callback.
        _disposal.Unregister();
    }

    // Whoever begins an attempt has counted it before it takes a transport: with none under way, only the present one can still be taken.
    private void CloseUnused()
    {
        if (InFlight != 0)
        {
            return;
        }

        if (_isRetired)
        {
            Dispose();
            return;
        }

        lock (_connecting)
        {
            if (InFlight == 0)
            {
                CloseFormer();
            }
        }
    }

    private void CloseFormer()
    {
        _former.ForEach(Close);
        _former.Clear();
        _hasFormer = false;
    }

    private static void Close(CallInvoker? transport) => (transport as IDisposable)?.Dispose();
}
