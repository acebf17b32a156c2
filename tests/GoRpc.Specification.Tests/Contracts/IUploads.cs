using System.Runtime.CompilerServices;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Contracts;

/// <summary>Methods with parameters beside a request stream: one for each form that an item can have.</summary>
[Service("spec.Uploads")]
public interface IUploads
{
    Task<string> NumbersAsync(string name, IAsyncEnumerable<int> items, int factor, CancellationToken cancellationToken = default);

    Task<string> TextsAsync(IAsyncEnumerable<string> items, string separator);

    Task<string> PeopleAsync(Person owner, IAsyncEnumerable<Person> items, CallContext context = default);

    IAsyncEnumerable<string> MaybeAsync(string? none, IAsyncEnumerable<string?> items);

    IAsyncEnumerable<int> SumsAsync(int start, IAsyncEnumerable<int[]> items, CancellationToken cancellationToken = default);

    Task<Point> FarthestAsync(Point from, IAsyncEnumerable<Point> items);

    Task<int> CountAsync(Side side, IAsyncEnumerable<Side> items);
}

internal sealed class Uploads : IUploads
{
    public async Task<string> NumbersAsync(string name, IAsyncEnumerable<int> items, int factor, CancellationToken cancellationToken = default) =>
        $"{name}: {string.Join(' ', await items.Select(item => item * factor).ToListAsync(cancellationToken))}";

    public async Task<string> TextsAsync(IAsyncEnumerable<string> items, string separator) => string.Join(separator, await items.ToListAsync());

    public async Task<string> PeopleAsync(Person owner, IAsyncEnumerable<Person> items, CallContext context = default) =>
        $"{owner.Name} of {string.Join('+', await items.Select(item => item.Name).ToListAsync(context.CancellationToken))}";

    public async IAsyncEnumerable<string> MaybeAsync(string? none, IAsyncEnumerable<string?> items)
    {
        await foreach (var item in items)
        {
            yield return item ?? none ?? "null";
        }
    }

    public async IAsyncEnumerable<int> SumsAsync(int start, IAsyncEnumerable<int[]> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            yield return start += item.Sum();
        }
    }

    public async Task<Point> FarthestAsync(Point from, IAsyncEnumerable<Point> items) =>
        await items.OrderByDescending(item => Math.Abs(item.X - from.X) + Math.Abs(item.Y - from.Y)).FirstAsync();

    public async Task<int> CountAsync(Side side, IAsyncEnumerable<Side> items) => await items.CountAsync(item => item == side);
}
