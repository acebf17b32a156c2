using System.Runtime.CompilerServices;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Client;

public sealed class NaturalService : INatural
{
    public Task<int> AddAsync(int a, int b) => Task.FromResult(a + b);

    public ValueTask<decimal> MultiplyAsync(decimal a, decimal b, CancellationToken cancellationToken) => new(a * b);

    public double Divide(double dividend, double divisor) => dividend / divisor;

    public void Reset()
    {
    }

    public Task<string?> FindAsync(string? key, CallContext context) => Task.FromResult(key);

    public ValueTask<Note?> FindNoteAsync(Note? note) => new(note);

    public Task<DayOfWeek> DayAfterAsync(DayOfWeek day, int? days) => Task.FromResult((DayOfWeek)(((int)day + (days ?? 1)) % 7));

    public Task<List<int>> SortAsync(int[] numbers, bool descending) =>
        Task.FromResult(descending ? numbers.OrderDescending().ToList() : [.. numbers.Order()]);

    public Task<(int Min, int Max)> RangeAsync(List<int> numbers) => Task.FromResult((numbers.Min(), numbers.Max()));

    public Task NothingAsync() => Task.CompletedTask;

    public async IAsyncEnumerable<int> CountAsync(int from, int to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = from; number <= to; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }

    public async Task<long> SumAsync(IAsyncEnumerable<int> numbers) => await numbers.Select(static number => (long)number).SumAsync();

    public IAsyncEnumerable<string> SayAsync(IAsyncEnumerable<string> words, CallContext context) => words.Select(static word => word.ToUpperInvariant());
}
