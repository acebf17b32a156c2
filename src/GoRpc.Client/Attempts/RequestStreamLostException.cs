namespace GoRpc.Client.Attempts;

/// <summary>The connection refused a stream whose messages had begun to flow, and the HTTP handler asked for them again.</summary>
internal sealed class RequestStreamLostException() : Exception("A request stream can't be sent twice.");
