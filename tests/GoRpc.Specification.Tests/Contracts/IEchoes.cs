using System.Collections.Immutable;
using System.Runtime.Serialization;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Contracts;

/// <summary>What every service can do: its methods belong to the service that inherits it.</summary>
public interface IPing
{
    Task<string> PingAsync();
}

/// <summary>A generic part of services.</summary>
[SubService]
public interface IStore<TItem>
    where TItem : class
{
    Task<TItem?> SwapAsync(TItem? item);
}

/// <summary>Sends back what it gets: one method for each kind of value that the rules of contracts allow.</summary>
[Service("spec.Echoes")]
[CompatibilityLevel(CompatibilityLevel.Level300)]
public interface IEchoes : IPing, IStore<Person>
{
    Task<string> TextsAsync(string text, string? maybe, char letter);

    Task<(int Number, string? Text)> PairAsync((int Number, string? Text) pair);

    Task<Side> EnumAsync(Side side, Side? maybe);

    Task<Person> RecordAsync(Person person);

    Task<Point> StructAsync(Point point, Point? maybe);

    Task<Shape> ShapeAsync(Shape shape);

    Task<Tree> TreeAsync(Tree tree);

    Task<Bag> BagAsync(Bag bag);

    Task<Dictionary<string, Person>> PeopleAsync(IReadOnlyDictionary<string, Person> people);

    Task<ImmutableArray<long>> NumbersAsync(ISet<long> numbers);

    Task<Moments> MomentsAsync(DateTime time, DateTimeOffset offset, TimeSpan span, Guid id, decimal price, DateOnly day, TimeOnly hour);

    int Synchronous(int a, int b);

    void Nothing();

    [Operation("Renamed")]
    ValueTask<bool> OldNameAsync(bool value);
}

public enum Side
{
    None,
    Left,
    Right = 1_000,
}

/// <summary>A record without attributes: its members are numbered as its parameters.</summary>
public sealed record Person(string Name, int Age, string? Note = null)
{
    public string Greeting => $"I am {Name}";
}

public record struct Point(int X, int Y);

[ProtoContract]
[ProtoInclude(10, typeof(Circle))]
[ProtoInclude(11, typeof(Square))]
public abstract record Shape([property: ProtoMember(1)] string Name);

[ProtoContract]
public sealed record Circle(string Name, [property: ProtoMember(1)] double Radius) : Shape(Name);

[ProtoContract]
public sealed record Square(string Name, [property: ProtoMember(1)] int Side) : Shape(Name);

[DataContract]
public sealed class Tree
{
    [DataMember(Order = 1)]
    public required string Name { get; init; }

    [DataMember(Order = 2)]
    public Tree? Left { get; init; }

    [DataMember(Order = 3)]
    public List<Tree> Branches { get; init; } = [];
}

#pragma warning disable GORPC301 // The tests show that these initialisers never show.
/// <summary>Members with initialisers, which a value on the wire replaces.</summary>
[DataContract]
public sealed class Bag
{
    [DataMember(Order = 1)]
    public bool IsOpen { get; set; } = true;

    [DataMember(Order = 2)]
    public List<string> Names { get; } = ["initial"];

    [DataMember(Order = 3)]
    public int? Limit { get; set; } = 7;

    [DataMember(Order = 4)]
    public string? Note { get; set; } = "note";
}
#pragma warning restore GORPC301

[CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Moments(DateTime Time, DateTimeOffset Offset, TimeSpan Span, Guid Id, decimal Price, DateOnly Day, TimeOnly Hour);
