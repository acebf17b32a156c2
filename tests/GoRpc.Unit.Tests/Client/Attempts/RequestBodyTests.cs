using GoRpc.Client.Attempts;
using GoRpc.Tests.Shared;

namespace GoRpc.Unit.Tests.Client.Attempts;

public sealed class RequestBodyTests
{
    private readonly CountingStream _connection = new();
    private readonly AttemptResponse _attempt = new(hasRequestStream: true);

    [Fact]
    public async Task FlushAsync_NothingHeld_GoesThrough()
    {
        await using var body = _attempt.Open(_connection);
        await WriteAsync(body, 10);

        Assert.Equal((10, 1), (_connection.Length, _connection.Flushes));
    }

    [Fact]
    public async Task FlushAsync_Held_WaitsForTheFlushOfTheAttempt()
    {
        await using var body = _attempt.Open(_connection);
        _attempt.HoldsFlushes = true;
        await WriteAsync(body, 10);
        await WriteAsync(body, 10);
        Assert.Equal((20, 0), (_connection.Length, _connection.Flushes));

        await _attempt.FlushAsync().Within("the flush");
        await _attempt.FlushAsync().Within("a flush of nothing");

        Assert.Equal(1, _connection.Flushes);
    }

    [Fact]
    public async Task FlushAsync_Held_WaitsNoLongerThanForAFrame()
    {
        await using var body = _attempt.Open(_connection);
        _attempt.HoldsFlushes = true;
        for (var message = 0; message < 100; message++)
        {
            await WriteAsync(body, 1024);
        }

        Assert.Equal(100 / 16, _connection.Flushes);
    }

    [Fact]
    public async Task FlushAsync_OfAnAttemptThatIsNotConnected_DoesNothing() => await _attempt.FlushAsync().Within("the flush");

    private static async Task WriteAsync(RequestBody body, int bytes)
    {
        await body.WriteAsync(new byte[bytes]).AsTask().Within("a write");
        await body.FlushAsync().Within("a flush");
    }

    private sealed class CountingStream : MemoryStream
    {
        public int Flushes { get; private set; }

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            Flushes++;
            return Task.CompletedTask;
        }
    }
}
