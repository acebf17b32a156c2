namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>One call of each shape that may not be repeated, so that a test can say what holds for all of them.</summary>
internal static class Shapes
{
    public static TheoryData<string> All => ["unary", "server streaming", "client streaming", "duplex"];

    /// <summary>Makes a call and waits for its end. A request stream sends one item and stays open.</summary>
    public static async Task RunAsync(IWork work, string shape, CancellationToken token = default)
    {
        switch (shape)
        {
            case "unary":
                await work.ChangeAsync(1, token);
                break;
            case "server streaming":
                await foreach (var _ in work.FollowAsync(1, token))
                {
                }

                break;
            case "client streaming":
                await work.AppendAsync(OneThenQuiet(), token);
                break;
            case "duplex":
                await foreach (var _ in work.TalkAsync(OneThenQuiet(), token))
                {
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shape), shape, "No such shape.");
        }
    }

    private static async IAsyncEnumerable<int> OneThenQuiet([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
    {
        yield return 1;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
    }
}
