using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using ProtoBuf.Grpc.Configuration;

namespace Fixtures.Nulls;

[Service]
public interface INulls : ICrud<Item>, IPlain
{
    Task<Item?> FindAsync(string? name, Item? like, int? number, List<string?>? names);

    ValueTask<string?> NameAsync([NotNull] string? name, [MaybeNull] string other, [AllowNull] string third);

    [return: MaybeNull]
    string Sync();

    Task<Box<string>> BoxAsync(Box<string?> box, Box<int> numbers, Box<Item>? maybe);

    IAsyncEnumerable<Item?> WatchAsync(IAsyncEnumerable<string?> names);

    Task<Dictionary<string, Item>?> MapAsync((int Number, string? Text) pair, ValueTuple<int?, Item> other);
}

public interface ICrud<T>
{
    Task<T> GetAsync(int key);

    Task PutAsync(T item, T? other, List<T> many);
}

#nullable disable
public interface IPlain
{
    Task<Item> OldAsync(Item item, string text, List<string> texts);
}
#nullable restore

[DataContract]
public sealed class Item
{
    [DataMember(Order = 1)]
    public string Never { get; set; } = "";

    [DataMember(Order = 2)]
    public string? Maybe { get; set; }

    [DataMember(Order = 3), MaybeNull]
    public string Gets { get; set; }

    [DataMember(Order = 4), NotNull]
    public string? Sets { get; set; }

    [DataMember(Order = 5), AllowNull]
    public string Allows { get; set; } = "";

    [DataMember(Order = 6)]
    public byte[]? Bytes { get; set; }

    [DataMember(Order = 7)]
    public string?[] Texts { get; set; } = [];

    [DataMember(Order = 8)]
    private readonly string? _hidden = null;

    [DataMember(Order = 9), MaybeNull]
    public string Field;

#nullable disable
    [DataMember(Order = 10)]
    public string Oblivious { get; set; }

    [DataMember(Order = 11)]
    public Item Next { get; set; }
#nullable restore
}

public sealed record Box<T>(T Value, T? Other, List<T> Many);

[DataContract]
public sealed class Constrained<TClass, TMaybe, TNotNull, TItem, TStruct, TAny>
    where TClass : class
    where TMaybe : class?
    where TNotNull : notnull
    where TItem : IComparable<TItem>
    where TStruct : struct
{
    [DataMember(Order = 1)]
    public TClass Class { get; set; } = null!;

    [DataMember(Order = 2)]
    public TMaybe Maybe { get; set; } = default!;

    [DataMember(Order = 3)]
    public TNotNull NotNull { get; set; } = default!;

    [DataMember(Order = 4)]
    public TItem Item { get; set; } = default!;

    [DataMember(Order = 5)]
    public TStruct? Struct { get; set; }

    [DataMember(Order = 6)]
    public TAny Any { get; set; } = default!;

    [DataMember(Order = 7)]
    public TAny? AnyOrNull { get; set; }

    [DataMember(Order = 8)]
    public TClass? ClassOrNull { get; set; }
}

public static class Closed
{
    public static readonly Type[] Types =
    [
        typeof(Constrained<string, string, string, string, int, string>),
        typeof(Constrained<Item, Item, int, int, DateTime, int>),
        typeof(Box<string>), typeof(Box<Item>), typeof(Box<int?>), typeof(Box<Box<string>>), typeof(Box<(int A, string B)>),
    ];
}
