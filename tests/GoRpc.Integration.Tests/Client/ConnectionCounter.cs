using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GoRpc.Integration.Tests.Client;

/// <summary>Counts the connections of a host.</summary>
internal sealed class ConnectionCounter
{
    private readonly Lock _changing = new();
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _opened;
    private int _closed;

    public int Opened => Volatile.Read(ref _opened);

    public int Closed => Volatile.Read(ref _closed);

    public void Count(ListenOptions listen) => listen.Use(next => async connection =>
    {
        Change(ref _opened);
        try
        {
            await next(connection);
        }
        finally
        {
            Change(ref _closed);
        }
    });

    /// <summary>Waits until so many have been opened and closed.</summary>
    public async Task ReachAsync(int opened, int closed = 0)
    {
        while (true)
        {
            Task change;
            lock (_changing)
            {
                change = _change.Task;
            }

            if (Opened >= opened && Closed >= closed)
            {
                return;
            }

            await change.Within($"{opened} connections, {closed} of them closed; there are {Opened} and {Closed}");
        }
    }

    private void Change(ref int count)
    {
        Interlocked.Increment(ref count);
        lock (_changing)
        {
            var change = _change;
            _change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            change.SetResult();
        }
    }
}
