namespace GoRpc.Client.Errors;

/// <summary>What went wrong between client and service, where neither of them gave a status for it.</summary>
internal enum Trouble
{
    /// <summary>Nothing did: the status comes from the service, or says enough.</summary>
    None,
    NothingListens,
    UnknownHost,
    ConnectTimeout,
    NoConnection,

    /// <summary>TLS was offered to something that does not speak it.</summary>
    NoTls,
    UntrustedCertificate,
    CertificateForOtherHost,
    TlsFailed,

    /// <summary>Something accepted the connection and did not answer in HTTP/2.</summary>
    NoHttp2,

    /// <summary>Something said that it speaks HTTP/1.1 only.</summary>
    Http11Only,

    /// <summary>HTTP/2 was spoken, gRPC was not.</summary>
    NotGrpc,
    AnswerWithoutStatus,
    RequestTooLarge,
    ResponseTooLarge,
    RequestRefusedAsTooLarge,
    StreamRefused,
    RequestStreamLost,
    StreamReset,
    ConnectionLost,
    MalformedResponse,

    /// <summary>The response is compressed, and not in an encoding that this side takes.</summary>
    UnknownEncoding,
}
