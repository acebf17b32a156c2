using System.Diagnostics;
using System.Text.Json;

namespace GoRpc.Bench.Processes;

/// <summary>The parent's side of a <see cref="ChildConversation"/> with another process of this program. One question at a time.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly string _description;

    private ChildProcess(Process process, string description)
    {
        _process = process;
        _description = description;
    }

    /// <summary>Starts a process and waits for its first line.</summary>
    /// <param name="description">What messages call it: "the server of 'json'".</param>
    /// <param name="environment">Variables that the process gets beside those of this one.</param>
    /// <param name="arguments">What <see cref="ChildRole"/> understands.</param>
    /// <param name="cancellationToken">Ends the wait, and the process with it.</param>
    public static async Task<(ChildProcess Process, TReady Ready)> StartAsync<TReady>(
        string description, IReadOnlyDictionary<string, string> environment, string[] arguments, CancellationToken cancellationToken)
    {
        var child = new ChildProcess(ThisProgram.Start(environment, arguments), description);
        try
        {
            return (child, await child.ReadAsync<TReady>(StartPatience, cancellationToken));
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a line and waits for its answer.</summary>
    /// <exception cref="BenchException">The child could not answer, has ended, or took longer than the patience.</exception>
    public async Task<TAnswer> AskAsync<TAnswer>(object question, TimeSpan patience, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await ReadAsync<TAnswer>(patience, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(EndPatience);
        }
        catch (TimeoutException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<TAnswer> ReadAsync<TAnswer>(TimeSpan patience, CancellationToken cancellationToken)
    {
        string? line;
        try
        {
            line = await _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new BenchException($"No answer from {_description} for {patience.TotalSeconds:0} seconds.");
        }

        if (line is null)
        {
            // Ctrl+C ends the children too; that is no failure of theirs.
            cancellationToken.ThrowIfCancellationRequested();
            throw new BenchException($"Unexpected end of {_description}; what it wrote to standard error stands above.");
        }

        var reply = JsonSerializer.Deserialize<Reply<TAnswer>>(line)!;
        return reply.Error is null ? reply.Value! : throw new BenchException($"Failure in {_description}: {reply.Error}");
    }
}
