using System.Runtime.Serialization;
using Grpc.Core;
using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

// The examples of docs/contracts.md; a test holds the two together.
namespace GoRpc.Specification.Tests.Contracts.Documented;

[Service("shop.Orders")]
[Deadline("00:00:05")]
public interface IOrders
{
    [Idempotent(NoSideEffects = true)]
    Task<Order?> FindAsync(int number, CancellationToken cancellationToken = default);

    [Faults(typeof(SoldOut))]
    Task<int> PlaceAsync(Order order, CallContext context = default);

    Task<decimal> PriceAsync(string article, int count, DateOnly? day);

    IAsyncEnumerable<Order> WatchAsync(string? customer, CancellationToken cancellationToken = default);

    Task<int> ImportAsync(IAsyncEnumerable<Order> orders, CancellationToken cancellationToken = default);
}

[DataContract]
[Reserved(4)]
public sealed record Order
{
    [DataMember(Order = 1)]
    public required string Customer { get; init; }

    [DataMember(Order = 2)]
    public string? Note { get; init; }

    [DataMember(Order = 3)]
    public List<OrderLine> Lines { get; init; } = [];

    [DataMember(Order = 5)]
    public DateTime PlacedAt { get; init; }
}

public sealed record OrderLine(string Article, int Count);

[Service("shop.Carts")]
public interface ICarts
{
    Task AddAsync([HashKey] string customer, int article);

    Task PlaceAsync(Purchase purchase);
}

public sealed record Purchase([HashKey] string Customer, int Article);

[DataContract]
[FaultStatus(StatusCode.FailedPrecondition)]
public sealed record SoldOut([property: DataMember(Order = 1)] string Article);

[DataContract]
public sealed record Nothing;

[DataContract]
[ProtoInclude(10, typeof(CardPayment))]
public abstract record Payment
{
    [DataMember(Order = 1)]
    public long Cents { get; init; }
}

[DataContract]
public sealed record CardPayment : Payment
{
    [DataMember(Order = 1)]
    public string Card { get; init; } = "";
}

[SubService]
public interface IStore<TItem>
{
    Task<TItem?> GetAsync(int key);
}

[Service("shop.Articles")]
public interface IArticles : IStore<OrderLine>
{
    Task<int> CountAsync();
}

[Service("shop.Payments")]
public interface IPayments
{
    Task<Nothing> PayAsync(Payment payment);
}
