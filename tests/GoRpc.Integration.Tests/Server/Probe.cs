using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Does whatever the test at hand says, in a call of any kind.</summary>
public sealed class Probe(Probe.Script script) : IProbe
{
    /// <summary>What a call does: request values and context in, one answer out. The default answers the sum of the values.</summary>
    public sealed class Script
    {
        public Func<IAsyncEnumerable<int>, CallContext, Task<int>> Answer { get; set; } = SumAsync;

        /// <summary>What a response stream does, where it is more than the one answer.</summary>
        public Func<IAsyncEnumerable<int>, CallContext, IAsyncEnumerable<int>>? Stream { get; set; }

        public static async Task<int> SumAsync(IAsyncEnumerable<int> values, CallContext context)
        {
            var sum = 0;
            await foreach (var value in values)
            {
                sum += value;
            }

            return sum;
        }
    }

    public Task<int> UnaryAsync(int value, CallContext context = default) => script.Answer(One(value), context);

    public Task<int> UpAsync(IAsyncEnumerable<int> values, CallContext context = default) => script.Answer(values, context);

    public IAsyncEnumerable<int> DownAsync(int value, CallContext context = default) => Respond(One(value), context);

    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values, CallContext context = default) => Respond(values, context);

    // No iterator itself, so that a script that throws at once does so before there is a stream.
    private IAsyncEnumerable<int> Respond(IAsyncEnumerable<int> values, CallContext context) =>
        script.Stream is { } stream ? stream(values, context) : One(script.Answer(values, context));

    private static async IAsyncEnumerable<int> One(Task<int> value)
    {
        yield return await value;
    }

    private static IAsyncEnumerable<int> One(int value) => One(Task.FromResult(value));
}
