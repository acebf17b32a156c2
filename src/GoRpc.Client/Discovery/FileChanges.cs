namespace GoRpc.Client.Discovery;

/// <summary>Tells when a file may have changed: by what the operating system reports, and by a slow poll, since it does not report everything.</summary>
internal sealed class FileChanges : IDisposable
{
    private readonly SemaphoreSlim _reported = new(0, 1);
    private readonly FileSystemWatcher? _watcher;

    public FileChanges(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        try
        {
            _watcher = new FileSystemWatcher(folder);
            _watcher.Changed += (_, change) => Report(change.Name, name);
            _watcher.Created += (_, change) => Report(change.Name, name);
            _watcher.Deleted += (_, change) => Report(change.Name, name);
            _watcher.Renamed += (_, change) => Report(change.Name, name);
            _watcher.Error += (_, _) => Report(name, name);
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
        {
            // No such folder yet, or no watches left on this machine: the poll has to do.
            _watcher?.Dispose();
            _watcher = null;
        }
    }

    /// <summary>Waits until the file may have changed, or until it is time to look anyway.</summary>
    public async Task WaitAsync(TimeSpan poll, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        // Without a token of its own a wait that the poll has ended would take the next report with it.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reported = _reported.WaitAsync(stop.Token);
        await Task.WhenAny(reported, Task.Delay(poll, timeProvider, stop.Token)).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => _watcher?.Dispose();

    // Kubernetes mounts a config map as links into the folder '..data', and replaces that.
    private void Report(string? changed, string name)
    {
        if (changed is not null && (changed == name || changed.StartsWith("..", StringComparison.Ordinal)) && _reported.CurrentCount == 0)
        {
            try
            {
                _reported.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another report came in between; one is enough.
            }
        }
    }
}
