using System.Reflection;
using Grpc.Core;

namespace GoRpc.Generators.Tests.Services;

/// <summary>Streams of values whose type is known at run time only.</summary>
internal static class Streams
{
    private static readonly MethodInfo OfTyped = typeof(Streams).GetMethod(nameof(OfItems), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo ReadTyped = typeof(Streams).GetMethod(nameof(ReadItemsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A stream of some items.</summary>
    public static object Of(Type item, IEnumerable<object?> items) => OfTyped.MakeGenericMethod(item).Invoke(null, [items])!;

    /// <summary>The items of a stream.</summary>
    public static Task<List<object?>> ReadAsync(object stream, Type item) => (Task<List<object?>>)ReadTyped.MakeGenericMethod(item).Invoke(null, [stream])!;

    public static async IAsyncEnumerable<T> Items<T>(IAsyncStreamReader<T> reader)
    {
        while (await reader.MoveNext(CancellationToken.None))
        {
            yield return reader.Current;
        }
    }

    private static async IAsyncEnumerable<T> OfItems<T>(IEnumerable<object?> items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return (T)item!;
        }
    }

    private static async Task<List<object?>> ReadItemsAsync<T>(IAsyncEnumerable<T> stream) => [.. await stream.Select(item => (object?)item).ToListAsync()];
}
