using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Client.Calls;

/// <summary>Methods with every policy that a contract can state; only their contracts are used, never their messages.</summary>
[Service("test.Shop")]
public interface IShop
{
    [Idempotent]
    ValueTask<int> ReadAsync(int id);

    [Idempotent]
    [Deadline("00:00:02")]
    ValueTask<int> ReadQuicklyAsync(int id);

    [Faults(typeof(OutOfStock))]
    ValueTask<int> BuyAsync(int id);

    [Idempotent]
    IAsyncEnumerable<int> WatchAsync(int id);

    IAsyncEnumerable<int> FollowAsync(int id);

    [Idempotent]
    ValueTask<int> UploadAsync(IAsyncEnumerable<int> items);

    ValueTask<int> AppendAsync(IAsyncEnumerable<int> items);

    [Idempotent]
    IAsyncEnumerable<int> TalkAsync(IAsyncEnumerable<int> items, CallContext context = default);
}
