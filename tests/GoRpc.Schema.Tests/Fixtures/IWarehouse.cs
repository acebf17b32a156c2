using System.Runtime.Serialization;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Schema.Tests.Fixtures;

/// <summary>Articles and what is left of them.</summary>
[Service("shop.v1.WarehouseService")]
public interface IWarehouse
{
    /// <summary>Finds an article.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="day">The day to ask for; today when there is none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The article, if there is one.</returns>
    [Idempotent(NoSideEffects = true)]
    Task<Article?> FindAsync(long number, DateOnly? day, CancellationToken cancellationToken = default);

    /// <summary>Puts articles on the shelf.</summary>
    [Idempotent]
    [Faults(typeof(ShelfFull))]
    Task StoreAsync(Article article);

    /// <summary>Counts everything.</summary>
    [Obsolete("Use Find.")]
    Task<int> CountAsync();

    /// <summary>Takes a delivery.</summary>
    /// <param name="supplier">Who delivers.</param>
    /// <param name="articles">What is delivered.</param>
    Task<IReadOnlyList<Guid>> DeliverAsync(string supplier, IAsyncEnumerable<Article> articles);

    /// <summary>Watches prices.</summary>
    IAsyncEnumerable<decimal> WatchAsync(IAsyncEnumerable<string> names, CancellationToken cancellationToken = default);
}

/// <summary>The state of an article.</summary>
[DataContract(Name = "shop.v1.ArticleState")]
public enum ArticleState
{
    /// <summary>On the shelf.</summary>
    OnShelf = 1,

    /// <summary>On its way.</summary>
    InTransit = 2,
}

/// <summary>An article.</summary>
[DataContract(Name = "shop.v1.Article")]
[Reserved(5, 6)]
public sealed record Article
{
    /// <summary>Its number, see <see cref="IWarehouse"/>.</summary>
    [DataMember(Order = 1)]
    public long Number { get; init; }

    /// <summary>Its <c>name</c>.</summary>
    [DataMember(Order = 2)]
    public string? DisplayName { get; init; }

    [DataMember(Order = 3)]
    public Dictionary<string, Measure> Sizes { get; init; } = [];

    [DataMember(Order = 4)]
    public DateTime StoredAt { get; init; }

    [DataMember(Order = 7)]
    public ArticleState State { get; init; }

    [DataMember(Order = 8)]
    [Obsolete("No longer.")]
    public List<int> Codes { get; init; } = [];

    [DataMember(Order = 9, Name = "sku")]
    public byte[] Key { get; init; } = [];

    [DataMember(Order = 10)]
    public Packing? Packing { get; init; }

    [DataMember(Order = 11)]
    public TimeSpan? Age { get; init; }
}

/// <summary>A length.</summary>
/// <param name="Millimetres">In millimetres.</param>
/// <param name="IsExact">Whether it was measured.</param>
[DataContract(Name = "shop.v1.Measure")]
public sealed record Measure([property: DataMember(Order = 1)] double Millimetres, [property: DataMember(Order = 2)] bool? IsExact);

[ProtoContract(Name = "shop.v1.Packing")]
[ProtoInclude(10, typeof(Box))]
[ProtoInclude(11, typeof(TallBottle))]
public abstract record Packing
{
    [ProtoMember(1)]
    public float Weight { get; init; }
}

[ProtoContract(Name = "shop.v1.Box")]
public sealed record Box : Packing
{
    [ProtoMember(1)]
    public uint Sides { get; init; }
}

[ProtoContract(Name = "shop.v1.TallBottle")]
public sealed record TallBottle : Packing;

[DataContract(Name = "shop.v1.ShelfFull")]
public sealed record ShelfFull([property: DataMember(Order = 1)] int Shelf);
