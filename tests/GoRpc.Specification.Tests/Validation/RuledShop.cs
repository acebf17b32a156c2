namespace GoRpc.Specification.Tests.Validation;

/// <summary>Counts what it was given, so that a test sees whether it was asked at all.</summary>
public sealed class RuledShop : IRuledShop
{
    private int _entered;

    /// <summary>How often a handler was entered.</summary>
    public int Entered => Volatile.Read(ref _entered);

    public Task<string> PlaceAsync(Order order, int priority, string? reason, CancellationToken cancellationToken) => Enter("placed");

    public Task<string> SendAsync(Order order) => Enter("sent");

    public async IAsyncEnumerable<string> FindAsync(string prefix)
    {
        yield return await Enter(prefix);
    }

    public Task<int> UploadAsync(IAsyncEnumerable<Line> lines) => CountAsync(lines);

    public Task<int> SumAsync(IAsyncEnumerable<int> numbers) => CountAsync(numbers);

    public Task<int> AppendAsync(string name, IAsyncEnumerable<Line> lines) => CountAsync(lines);

    public Task<int> CountAsync(string name, IAsyncEnumerable<int?> numbers) => CountAsync(numbers);

    public async IAsyncEnumerable<int> EchoAsync(IAsyncEnumerable<Line> lines)
    {
        await foreach (var line in lines)
        {
            yield return line.Count;
        }
    }

    public Task<string> PlantAsync(Tree tree) => Enter("planted");

    public Task<string> AdoptAsync(Animal animal) => Enter("adopted");

    public Task<string> PlainAsync(string anything) => Enter("plain");

    private async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        Interlocked.Increment(ref _entered);
        return await items.CountAsync();
    }

    private Task<string> Enter(string answer)
    {
        Interlocked.Increment(ref _entered);
        return Task.FromResult(answer);
    }
}
