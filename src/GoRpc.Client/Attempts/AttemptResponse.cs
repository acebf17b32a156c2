namespace GoRpc.Client.Attempts;

/// <summary>What the attempt of a stream learns from HTTP that gRPC metadata doesn't tell.</summary>
/// <remarks>
/// The transport starts an attempt on the caller's stack, so an ambient value reaches its HTTP handler. Unary attempts have none: all
/// that they need is in their response.
/// </remarks>
/// <param name="hasRequestStream">Whether the request is a stream.</param>
internal sealed class AttemptResponse(bool hasRequestStream)
{
    private static readonly AsyncLocal<AttemptResponse?> Ambient = new();

    private volatile bool _isTrailersOnly;
    private volatile RequestBody? _body;

    public static AttemptResponse? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public bool HasRequestStream { get; } = hasRequestStream;

    /// <summary>Whether the headers were the whole response. Such headers don't commit a call (gRFC A6). Known when there are headers.</summary>
    public bool IsTrailersOnly
    {
        get => _isTrailersOnly;
        set => _isTrailersOnly = value;
    }

    /// <summary>Whether messages that are written wait for a flush of their own.</summary>
    public bool HoldsFlushes { get; set; }

    /// <summary>The request stream is written to a body from now on.</summary>
    public RequestBody Open(Stream body) => _body = new RequestBody(body, this);

    /// <summary>Sends the messages that wait.</summary>
    public Task FlushAsync() => _body?.FlushNowAsync() ?? Task.CompletedTask;
}
