using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace GoRpc.Integration.Tests.Processes;

/// <summary>A program that runs until it is disposed, such as a host. One test at a time waits for its lines.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _seen = new();
    private readonly Task _reading;

    private RunningProgram(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError))
            .ContinueWith(_ => _lines.Writer.Complete(), TaskScheduler.Default);
    }

    /// <summary>Starts a program; its arguments are given as at a shell, each one apart.</summary>
    public static RunningProgram Start(
        string program, IEnumerable<string> arguments, string? directory = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory ?? AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new RunningProgram(Process.Start(start)!);
    }

    /// <summary>Everything that the program has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_seen)
            {
                return _seen.ToString();
            }
        }
    }

    /// <summary>The next line that matches; a program that ends or stays silent fails the test and shows what it printed.</summary>
    public async Task<Match> LineAsync(Regex pattern)
    {
        using var limited = new CancellationTokenSource(Limit);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(limited.Token))
            {
                if (pattern.Match(line) is { Success: true } match)
                {
                    return match;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"No line matched '{pattern}' within {Limit}. The program printed:\n{Output}");
        }

        throw new InvalidOperationException($"The program ended before a line matched '{pattern}'. It printed:\n{Output}");
    }

    /// <summary>Ends the program as a crash does: nothing is flushed, no connection is closed in order.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync().WaitAsync(Limit);
        await _reading.WaitAsync(Limit);
    }

    /// <summary>Asks the program to end, as an operating system does (SIGTERM; programs here treat Ctrl+C alike), and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync().WaitAsync(Limit);
        }

        return await ExitAsync();
    }

    /// <summary>The exit code, once the program has ended by itself and everything that it printed was read.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        await _reading.WaitAsync(Limit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_seen)
            {
                _seen.AppendLine(line);
            }

            _lines.Writer.TryWrite(line);
        }
    }
}
