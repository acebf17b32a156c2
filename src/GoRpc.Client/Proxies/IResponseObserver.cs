using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>Wants to know the metadata of a response.</summary>
internal interface IResponseObserver
{
    /// <summary>A call has been sent.</summary>
    void Begin(Task<Metadata> headers);

    /// <summary>The call has ended with a status.</summary>
    void Succeed(Status status, Metadata trailers);

    /// <summary>The call has failed with what its caller sees.</summary>
    void Fail(Exception exception);

    /// <summary>The caller has left the stream before its end.</summary>
    void Leave();
}
