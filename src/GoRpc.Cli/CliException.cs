namespace GoRpc.Cli;

/// <summary>What keeps a command from being done, in words for whoever typed it.</summary>
internal sealed class CliException(string message, int exitCode = ExitCodes.Usage) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
