using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>Methods of <see cref="IWorks"/> for callers that want the metadata of the response.</summary>
[Service("spec.Works")]
public interface IMeta
{
    Task<int> AddAsync(int a, int b, CallContext context = default);

    IAsyncEnumerable<int> CountAsync(int to, CallContext context = default);
}
