namespace GoRpc.Integration.Tests.Processes;

/// <summary>What a program left behind.</summary>
internal sealed record CommandResult(string Line, int ExitCode, string Output, string Error)
{
    /// <summary>This result, or a failed test that shows all that the program printed.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"'{Line}' ended with exit code {ExitCode}.\n{Output}\n{Error}");
        return this;
    }
}
