using System.Runtime.CompilerServices;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Context;

/// <summary>What a host of a chain does: it calls the next one and says nothing about the call that it serves; the last one notes what it sees.</summary>
public sealed class Link(Link.Place place) : IChain
{
    /// <summary>Where in a chain a host stands.</summary>
    public sealed class Place
    {
        /// <summary>The next host; null at the end of the chain.</summary>
        public IChain? Next { get; set; }

        /// <summary>What a call does at the end of the chain, with the metadata of its call.</summary>
        public Func<GoRpcCall, CancellationToken, Task<string>> End { get; set; } = static (_, _) => Task.FromResult("");

        /// <summary>What a call does on its way, before it calls on.</summary>
        public Func<Task> OnTheWay { get; set; } = static () => Task.CompletedTask;
    }

    public async Task<string> UnaryAsync(string value, CallContext context = default)
    {
        await place.OnTheWay();
        return place.Next is { } next ? await next.UnaryAsync(value) : await EndAsync(context.CancellationToken);
    }

    public async Task<string> UpAsync(IAsyncEnumerable<string> values, CallContext context = default)
    {
        await place.OnTheWay();
        return place.Next is { } next ? await next.UpAsync(values) : await EndAsync(context.CancellationToken);
    }

    public async IAsyncEnumerable<string> DownAsync(string value, CallContext context = default)
    {
        await place.OnTheWay();
        await foreach (var answer in place.Next is { } next ? next.DownAsync(value) : OneAsync(context.CancellationToken))
        {
            yield return answer;
        }
    }

    public async IAsyncEnumerable<string> BothAsync(IAsyncEnumerable<string> values, CallContext context = default)
    {
        await place.OnTheWay();
        await foreach (var answer in place.Next is { } next ? next.BothAsync(values) : OneAsync(context.CancellationToken))
        {
            yield return answer;
        }
    }

    private Task<string> EndAsync(CancellationToken cancellationToken) => place.End(GoRpcCall.Current!, cancellationToken);

    private async IAsyncEnumerable<string> OneAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await EndAsync(cancellationToken);
    }
}
