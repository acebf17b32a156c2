using Grpc.Core;

namespace GoRpc.Cli;

/// <summary>What the program ends with, for scripts.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A host is there and does not serve.</summary>
    public const int NotServing = 1;

    /// <summary>Something that was typed, or a file, can't be used.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl+C, as a shell has it.</summary>
    public const int Cancelled = 130;

    private const int FirstStatus = 64;

    /// <summary>A call that failed: 64 and the number of its status, as grpcurl has it.</summary>
    public static int Of(StatusCode status) => FirstStatus + (int)status;
}
