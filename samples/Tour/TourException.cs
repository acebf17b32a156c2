namespace GoRpc.Tour;

/// <summary>Ends the Tour with one line for its user.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="exitCode">The exit code of the process.</param>
internal sealed class TourException(string message, int exitCode = TourException.Failed) : Exception(message)
{
    /// <summary>Something did not go as it should.</summary>
    public const int Failed = 1;

    /// <summary>What was typed could not be understood.</summary>
    public const int Misunderstood = 2;

    /// <summary>The exit code of the process.</summary>
    public int ExitCode { get; } = exitCode;
}
