using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Schema.Reflection;

/// <summary>
/// What a host says of its services (https://github.com/grpc/grpc/blob/master/doc/server-reflection.md): a contract like any other. Both versions
/// have the same messages.
/// </summary>
[SubService]
internal interface IServerReflection
{
    /// <summary>Answers each question in turn.</summary>
    [Operation("ServerReflectionInfo")]
    IAsyncEnumerable<ReflectionResponse> AskAsync(IAsyncEnumerable<ReflectionRequest> requests, CancellationToken cancellationToken = default);
}
