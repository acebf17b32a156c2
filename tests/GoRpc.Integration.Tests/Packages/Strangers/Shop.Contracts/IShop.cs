using System.Runtime.Serialization;
using GoRpc;
using Grpc.Core;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

[assembly: CompatibilityLevel(CompatibilityLevel.Level300)]

namespace Shop.Contracts;

// Natural methods of every kind: what protobuf-net's own analyzers call errors.
[Service("shop.Shop")]
[Deadline("00:00:20")]
public interface IShop
{
    [Idempotent]
    ValueTask<int> AddAsync(int a, int b, CancellationToken cancellationToken = default);

    Task<decimal> PriceAsync(string article, int count, DateOnly day);

    [Faults(typeof(SoldOut))]
    Task<Receipt> BuyAsync(Order order);

    Task PingAsync();

    IAsyncEnumerable<int> CountAsync(int to, CancellationToken cancellationToken = default);

    Task<double> SumAsync(IAsyncEnumerable<double> numbers, CancellationToken cancellationToken = default);

    IAsyncEnumerable<string> ShoutAsync(IAsyncEnumerable<string> words, CancellationToken cancellationToken = default);
}

public sealed record Order(string Article, int Count, DateTime At);

public sealed record Receipt(Guid Number, decimal Total);

[DataContract]
[FaultStatus(StatusCode.FailedPrecondition)]
public sealed record SoldOut
{
    [DataMember(Order = 1)]
    public string Article { get; init; } = "";
}
