using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Host;

/// <summary>Reading a stream item by item.</summary>
internal static class StreamAssertions
{
    /// <summary>The next item of a stream that has one.</summary>
    public static async Task<T> NextAsync<T>(this IAsyncEnumerator<T> stream)
    {
        Assert.True(await stream.MoveNextAsync().Within("the next item of a stream"), "The stream ended where an item was due.");
        return stream.Current;
    }
}
