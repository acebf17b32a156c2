using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Client;

/// <summary>Signatures whose messages GoRpc makes: several parameters, scalars, structs, enums, nothing.</summary>
[Service("gorpc.tests.Natural")]
[ProtoBuf.CompatibilityLevel(ProtoBuf.CompatibilityLevel.Level300)]
public interface INatural
{
    Task<int> AddAsync(int a, int b);

    ValueTask<decimal> MultiplyAsync(decimal a, decimal b, CancellationToken cancellationToken = default);

    double Divide(double dividend, double divisor);

    void Reset();

    Task<string?> FindAsync(string? key, CallContext context = default);

    ValueTask<Note?> FindNoteAsync(Note? note);

    Task<DayOfWeek> DayAfterAsync(DayOfWeek day, int? days);

    Task<List<int>> SortAsync(int[] numbers, bool descending);

    Task<(int Min, int Max)> RangeAsync(List<int> numbers);

    Task NothingAsync();

    IAsyncEnumerable<int> CountAsync(int from, int to, CancellationToken cancellationToken = default);

    Task<long> SumAsync(IAsyncEnumerable<int> numbers);

    IAsyncEnumerable<string> SayAsync(IAsyncEnumerable<string> words, CallContext context = default);
}
