namespace GoRpc.Outages.Hosts;

/// <summary>The hosts of one run. One caller at a time.</summary>
internal sealed class HostFleet : IAsyncDisposable
{
    private readonly HostArguments[] _arguments;
    private readonly HostProcess?[] _hosts;

    private HostFleet(Board board, HostArguments[] arguments)
    {
        Board = board;
        _arguments = arguments;
        _hosts = new HostProcess?[arguments.Length];
    }

    public Board Board { get; }

    public int Count => _hosts.Length;

    public int PortOf(int host) => _arguments[host].Port;

    /// <summary>Starts hosts that all listen.</summary>
    /// <param name="board">Their board.</param>
    /// <param name="count">How many.</param>
    /// <param name="chainedBy">The stack by which each calls the next one; null when they do not.</param>
    /// <param name="cancellationToken">Ends the wait, and the hosts with it.</param>
    public static async Task<HostFleet> StartAsync(Board board, int count, string? chainedBy, CancellationToken cancellationToken)
    {
        var ports = FreePorts.Take(count);
        var fleet = new HostFleet(
            board,
            [.. ports.Select((port, index) => new HostArguments(
                board.Path,
                index,
                port,
                chainedBy ?? "",
                chainedBy is null || index == count - 1 ? "" : AtPort(ports[index + 1])))]);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, count).Select(async host =>
            {
                await fleet.PrepareAsync(host, cancellationToken);
                await fleet.ListenAsync(host, cancellationToken);
            }));
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    public string AddressOf(int host) => AtPort(PortOf(host));

    /// <summary>Tells one host, or all of them, how to behave from the next call on.</summary>
    public void Set(HostSetting setting, long value, int? host = null)
    {
        for (var index = 0; index < Count; index++)
        {
            if (host is null || host == index)
            {
                Volatile.Write(ref Board.Setting(index, setting), value);
            }
        }
    }

    public long Setting(HostSetting setting, int host) => Volatile.Read(ref Board.Setting(host, setting));

    public long Counted(HostCounter counter, int host) => Volatile.Read(ref Board.Counter(host, counter));

    public long[] Counted(HostCounter counter) => [.. Enumerable.Range(0, Count).Select(host => Counted(counter, host))];

    public HostProcess this[int host] => _hosts[host]!;

    /// <summary>Starts a host in the place of one that is gone; it does not listen yet.</summary>
    public async Task PrepareAsync(int host, CancellationToken cancellationToken)
    {
        var before = _hosts[host];
        _hosts[host] = await HostProcess.PrepareAsync(_arguments[host], cancellationToken);
        if (before is not null)
        {
            await before.DisposeAsync();
        }
    }

    public Task ListenAsync(int host, CancellationToken cancellationToken) => this[host].ListenAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            if (host is not null)
            {
                await host.DisposeAsync();
            }
        }
    }

    public static string AtPort(int port) => $"http://127.0.0.1:{port}";
}
