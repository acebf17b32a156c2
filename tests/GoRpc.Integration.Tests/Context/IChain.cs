using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Context;

/// <summary>One method of each kind. Each host of a chain calls the next one in the same kind, and the last one answers with what it sees.</summary>
[Service("test.Chain")]
public interface IChain
{
    Task<string> UnaryAsync(string value, CallContext context = default);

    Task<string> UpAsync(IAsyncEnumerable<string> values, CallContext context = default);

    IAsyncEnumerable<string> DownAsync(string value, CallContext context = default);

    IAsyncEnumerable<string> BothAsync(IAsyncEnumerable<string> values, CallContext context = default);
}
