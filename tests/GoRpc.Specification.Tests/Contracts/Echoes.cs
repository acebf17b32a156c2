using System.Collections.Immutable;

namespace GoRpc.Specification.Tests.Contracts;

/// <summary>Sends back what it gets.</summary>
public sealed class Echoes : IEchoes
{
    public Task<string> PingAsync() => Task.FromResult("pong");

    public Task<Person?> SwapAsync(Person? item) => Task.FromResult(item is null ? new Person("nobody", 0) : null);

    public Task<string> TextsAsync(string text, string? maybe, char letter) => Task.FromResult($"{text}|{maybe ?? "null"}|{letter}");

    public Task<(int Number, string? Text)> PairAsync((int Number, string? Text) pair) => Task.FromResult(pair);

    public Task<Side> EnumAsync(Side side, Side? maybe) => Task.FromResult(maybe ?? side);

    public Task<Person> RecordAsync(Person person) => Task.FromResult(person);

    public Task<Point> StructAsync(Point point, Point? maybe) => Task.FromResult(maybe ?? point);

    public Task<Shape> ShapeAsync(Shape shape) => Task.FromResult(shape);

    public Task<Tree> TreeAsync(Tree tree) => Task.FromResult(tree);

    public Task<Bag> BagAsync(Bag bag) => Task.FromResult(bag);

    public Task<Dictionary<string, Person>> PeopleAsync(IReadOnlyDictionary<string, Person> people) => Task.FromResult(people.ToDictionary());

    public Task<ImmutableArray<long>> NumbersAsync(ISet<long> numbers) => Task.FromResult(numbers.ToImmutableArray());

    public Task<Moments> MomentsAsync(DateTime time, DateTimeOffset offset, TimeSpan span, Guid id, decimal price, DateOnly day, TimeOnly hour) =>
        Task.FromResult(new Moments(time, offset, span, id, price, day, hour));

    public int Synchronous(int a, int b) => a + b;

    public void Nothing()
    {
    }

    public ValueTask<bool> OldNameAsync(bool value) => ValueTask.FromResult(!value);
}
