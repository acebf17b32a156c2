using System.Diagnostics;
using GoRpc.Bench;
using GoRpc.Bench.Processes;

namespace GoRpc.Outages.Hosts;

/// <summary>A host in a process of its own. One caller at a time.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);
    private static readonly Dictionary<string, string> AsItComes = [];

    private readonly Process _process;
    private readonly int _index;

    private HostProcess(Process process, int index)
    {
        _process = process;
        _index = index;
    }

    /// <summary>Starts a host that does not listen yet.</summary>
    public static async Task<HostProcess> PrepareAsync(HostArguments arguments, CancellationToken cancellationToken)
    {
        var host = new HostProcess(ThisProgram.Start(AsItComes, arguments.ToCommandLine()), arguments.Index);
        try
        {
            await host.ExpectAsync(HostRole.Prepared, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets it listen; returns when it does.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync("listen".AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        await ExpectAsync(HostRole.Listening, cancellationToken);
    }

    /// <summary>Kills it; returns when it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(EndPatience);
    }

    /// <summary>Asks it to end, as a deployment does; returns when it has.</summary>
    public async Task TerminateAsync()
    {
        Signal.Terminate.Send(_process.Id);
        try
        {
            await _process.WaitForExitAsync().WaitAsync(EndPatience);
        }
        catch (TimeoutException)
        {
            throw new BenchException($"Host {_index} did not end within {EndPatience.TotalSeconds:0} seconds of SIGTERM.");
        }
    }

    public void Pause() => Signal.Stop.Send(_process.Id);

    public void Resume() => Signal.Continue.Send(_process.Id);

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // What a host has to say stands on the board. A stopped process dies of this signal too.
            _process.Kill();
            _process.WaitForExit(EndPatience);
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ExpectAsync(string expected, CancellationToken cancellationToken)
    {
        string? line;
        try
        {
            line = await _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(StartPatience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new BenchException($"Host {_index} was not {expected} within {StartPatience.TotalSeconds:0} seconds.");
        }

        if (line != expected)
        {
            // Ctrl+C ends the hosts too; that is no failure of theirs.
            cancellationToken.ThrowIfCancellationRequested();
            throw new BenchException($"Host {_index} ended instead of being {expected}; what it wrote to standard error stands above.");
        }
    }
}
