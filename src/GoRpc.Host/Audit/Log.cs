using Grpc.Core;

namespace GoRpc.Host.Audit;

/// <summary>What is written down of calls. Ids 9000 to 9009; none is used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(9000, LogLevel.Information, "'{Caller}' at {Peer} called {Path}: {Outcome}.", EventName = "Called")]
    public static partial void Called(ILogger logger, string caller, string? peer, string path, StatusCode outcome);

    [LoggerMessage(9001, LogLevel.Information, "'{Caller}' at {Peer} called {Path}, {Received} items in, {Sent} out: {Outcome}.", EventName = "Streamed")]
    public static partial void Streamed(ILogger logger, string caller, string? peer, string path, int received, int sent, StatusCode outcome);
}
