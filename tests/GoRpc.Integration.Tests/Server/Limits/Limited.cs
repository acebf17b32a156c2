namespace GoRpc.Integration.Tests.Server.Limits;

/// <summary>Counts the calls that reach it, and answers when it is told to.</summary>
public sealed class Limited(Limited.Gate gate) : ILimited
{
    /// <summary>What calls wait for, and how many have come.</summary>
    public sealed class Gate
    {
        private int _entered;

        public int Entered => Volatile.Read(ref _entered);

        /// <summary>Completes when calls may answer.</summary>
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SemaphoreSlim Arrivals { get; } = new(0);

        /// <summary>Called in each call.</summary>
        public Action Entering { get; set; } = static () => { };

        public async Task<int> PassAsync(int value, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _entered);
            Entering();
            Arrivals.Release();
            await Open.Task.WaitAsync(cancellationToken);
            return value;
        }
    }

    public Task<int> UnaryAsync(int value, CancellationToken cancellationToken = default) => gate.PassAsync(value, cancellationToken);

    public async Task<int> UpAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default) =>
        await gate.PassAsync(await values.SumAsync(cancellationToken), cancellationToken);

    public async IAsyncEnumerable<int> DownAsync(int value, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return await gate.PassAsync(value, cancellationToken);
    }

    public async IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return await gate.PassAsync(await values.SumAsync(cancellationToken), cancellationToken);
    }

    public Task<int> FreeAsync(int value, CancellationToken cancellationToken = default) => gate.PassAsync(value, cancellationToken);
}
