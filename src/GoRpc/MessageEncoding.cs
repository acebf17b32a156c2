namespace GoRpc;

/// <summary>How messages are compressed: the names of gRPC (https://github.com/grpc/grpc/blob/master/doc/compression.md) in words.</summary>
public enum MessageEncoding
{
    /// <summary>Not at all: <c>identity</c>.</summary>
    None,

    /// <summary><c>gzip</c>, which nearly every gRPC implementation knows.</summary>
    Gzip,

    /// <summary>
    /// <c>br</c>, which makes most messages smaller than gzip does. A service that is no GoRpc host may not know it and refuse requests in it with UNIMPLEMENTED;
    /// a caller that does not know it gets responses in gzip.
    /// </summary>
    Brotli,
}
