using System.Runtime.CompilerServices;
using GoRpc.Specification.Tests.Contracts;

namespace GoRpc.Specification.Tests.Interceptors;

internal sealed class Works(WorksLog log) : IWorks
{
    public Task<int> AddAsync(int a, int b, CancellationToken cancellationToken = default)
    {
        log.Add($"add {a} {b}");
        return log.Failure is { } failure ? throw failure : Task.FromResult(a + b);
    }

    public ValueTask<Person?> FindAsync(string? name) => new(name is null ? null : new Person(name, 1));

    public Task<Person> RenameAsync(Person person) => Task.FromResult(new Person($"new {person.Name}", person.Age));

    public Task ForgetAsync(Person person, int days)
    {
        log.Add($"forget {person.Name} {days}");
        return Task.CompletedTask;
    }

    public Task<Person> AnyoneAsync() => Task.FromResult(new Person("Ann", 1));

    public int Square(int number) => number * number;

    public async IAsyncEnumerable<int> CountAsync(int to, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var number = 1; number <= to; number++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return number;
            }

            if (log.Failure is { } failure)
            {
                throw failure;
            }
        }
        finally
        {
            log.Add("counted");
        }
    }

    public async IAsyncEnumerable<Person> FamilyAsync(Person person)
    {
        yield return person;
        await Task.Yield();
        yield return new Person($"child of {person.Name}", 1);
    }

    public async Task<int> SumAsync(IAsyncEnumerable<int> items, CancellationToken cancellationToken = default) => await items.SumAsync(cancellationToken);

    public async Task<Person> OldestAsync(IAsyncEnumerable<Person> items) => await items.OrderByDescending(item => item.Age).FirstAsync();

    public async IAsyncEnumerable<int> DoubleAsync(IAsyncEnumerable<int> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            yield return item * 2;
        }
    }

    public async Task<string> JoinAsync(string separator, IAsyncEnumerable<string?> items) =>
        string.Join(separator, await items.Select(item => item ?? "null").ToListAsync());

    public async IAsyncEnumerable<Person> AgeAsync(int years, IAsyncEnumerable<Person> items)
    {
        await foreach (var item in items)
        {
            yield return new Person(item.Name, item.Age + years);
        }
    }
}
