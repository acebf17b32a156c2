using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GoRpc.Tests.Shared;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Client;

/// <summary>How streams begin and end, whichever side ends them.</summary>
public abstract class StreamTests(ServerStack stack) : IAsyncLifetime
{
    private NotesHost _host = null!;
    private GoRpcChannel _channel = null!;
    private INotes _client = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await NotesHost.StartAsync(stack);
        _channel = GoRpcChannel.ForAddress(_host.Address);
        _client = _channel.CreateClient<INotes>();
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task ServerStream_EachEnumeration_IsACallOfItsOwn()
    {
        var calls = 0;
        _host.Service.OnWatch = (note, _) =>
        {
            Interlocked.Increment(ref calls);
            return NotesService.Count(note.Number);
        };

        var stream = _client.WatchAsync(new Note { Number = 2 });
        Assert.Equal(0, calls);
        Assert.Equal(2, await stream.CountAsync().Within("the first enumeration"));
        Assert.Equal(2, await stream.CountAsync().Within("the second enumeration"));

        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task ServerStream_LeftEarly_EndsTheServersHandler()
    {
        var ended = new TaskCompletionSource();
        _host.Service.OnWatch = (_, context) => EndlessAsync(ended, context.CancellationToken);

        await foreach (var note in _client.WatchAsync(new Note()))
        {
            if (note.Number == 3)
            {
                break;
            }
        }

        await ended.Task.Within("the server's handler to end");
    }

    [Fact]
    public async Task ServerStream_LeftEarlyManyTimes_LeavesTheConnectionUsable()
    {
        // More than the 100 streams that Kestrel allows on a connection at a time.
        for (var number = 0; number < 250; number++)
        {
            var ended = new TaskCompletionSource();
            _host.Service.OnWatch = (_, context) => EndlessAsync(ended, context.CancellationToken);
            await _client.WatchAsync(new Note()).FirstAsync().Within("the first item");
            await ended.Task.Within("the server's handler to end");
        }
    }

    [Fact]
    public async Task ServerStream_TokenOfWithCancellation_CancelsTheCall()
    {
        var ended = new TaskCompletionSource();
        _host.Service.OnWatch = (_, context) => EndlessAsync(ended, context.CancellationToken);
        using var argument = new CancellationTokenSource();
        using var enumeration = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var note in _client.WatchWithTokenAsync(new Note(), argument.Token).WithCancellation(enumeration.Token))
            {
                await enumeration.CancelAsync();
            }
        });

        await ended.Task.Within("the server's handler to end");
    }

    [Fact]
    public async Task ServerStream_TokenOfTheArgument_CancelsTheCallToo()
    {
        var ended = new TaskCompletionSource();
        _host.Service.OnWatch = (_, context) => EndlessAsync(ended, context.CancellationToken);
        using var argument = new CancellationTokenSource();
        using var enumeration = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var note in _client.WatchWithTokenAsync(new Note(), argument.Token).WithCancellation(enumeration.Token))
            {
                await argument.CancelAsync();
            }
        });

        await ended.Task.Within("the server's handler to end");
    }

    [Theory]
    [InlineData("FirstMessageTimeout", 0)]
    [InlineData("IdleTimeout", 1)]
    public async Task ServerStream_QuietForLongerThanItsTimeout_EndsForBothSides(string option, int messages)
    {
        var ended = new TaskCompletionSource();
        var hasBegun = false;
        _host.Service.OnWatch = (_, context) =>
        {
            context.CancellationToken.Register(() => ended.TrySetResult());
            Volatile.Write(ref hasBegun, true);
            return NotesService.Count(messages).Concat(QuietAsync(context.CancellationToken));
        };
        var timeout = TimeSpan.FromMilliseconds(200);
        await using var channel = GoRpcChannel.ForAddress(_host.Address, options =>
            options.Streams = messages == 0 ? new() { FirstMessageTimeout = timeout } : new() { IdleTimeout = timeout });
        var seen = 0;

        var failure = await Assert.ThrowsAsync<DeadlineExceededException>(async () =>
        {
            await foreach (var _ in channel.CreateClient<INotes>().WatchAsync(new Note()))
            {
                seen++;
            }
        }).Within("the stream to be given up");

        Assert.Contains($"Streams:{option}", failure.Message, StringComparison.Ordinal);
        Assert.Equal(messages, seen);
        // A loaded server may not have come to the call before it was given up.
        if (Volatile.Read(ref hasBegun))
        {
            await ended.Task.Within("the server to see the call cancelled");
        }
    }

    [Fact]
    public async Task ServerStream_FailsInTheMiddle_GivesTheItemsBeforeAndThenTheStatus()
    {
        _host.Service.OnWatch = static (_, _) => NotesService.Count(2).Concat(Throwing(new RpcException(new Status(StatusCode.ResourceExhausted, "enough"))));
        var seen = new List<int>();

        var failure = await Assert.ThrowsAnyAsync<RpcException>(async () =>
        {
            await foreach (var note in _client.WatchAsync(new Note()))
            {
                seen.Add(note.Number);
            }
        });

        Assert.Equal([1, 2], seen);
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task ClientStream_ProducerThrows_CallerGetsThatExceptionAndTheServerSeesCancellation()
    {
        var ended = new TaskCompletionSource<Exception?>();
        _host.Service.OnUpload = (notes, context) => DrainAsync(notes, context, ended);
        var thrown = new FormatException("line 3");

        var caught = await Assert.ThrowsAsync<FormatException>(
            () => _client.UploadAsync(NotesService.Count(2).Concat(Throwing(thrown))).Within("the call"));

        Assert.Same(thrown, caught);
        Assert.NotNull(await ended.Task.Within("the server's handler to end"));
    }

    [Fact]
    public async Task Duplex_ProducerThrows_CallerGetsThatExceptionAndTheServerSeesCancellation()
    {
        var ended = new TaskCompletionSource();
        _host.Service.OnTalk = (_, context) => EndlessAsync(ended, context.CancellationToken);
        var thrown = new FormatException("line 3");

        var caught = await Assert.ThrowsAsync<FormatException>(
            () => _client.TalkAsync(NotesService.Count(2).Concat(Throwing(thrown))).CountAsync().Within("the conversation"));

        Assert.Same(thrown, caught);
        await ended.Task.Within("the server's handler to end");
    }

    [Fact]
    public async Task ClientStream_NullItem_IsRefusedAtTheSenderAndCancelsTheCall()
    {
        var ended = new TaskCompletionSource<Exception?>();
        _host.Service.OnUpload = (notes, context) => DrainAsync(notes, context, ended);

        var violation = await Assert.ThrowsAsync<ContractViolationException>(
            () => _client.UploadAsync(NotesService.Count(1).Append(null!)).Within("the call"));

        Assert.Equal("notes", violation.Path);
        Assert.NotNull(await ended.Task.Within("the server's handler to end"));
    }

    [Fact]
    public async Task ClientStream_ItemThatTheContractForbids_IsRefusedAtTheSenderAndCancelsTheCall()
    {
        var ended = new TaskCompletionSource<Exception?>();
        _host.Service.OnUpload = (notes, context) => DrainAsync(notes, context, ended);

        var violation = await Assert.ThrowsAsync<ContractViolationException>(
            () => _client.UploadAsync(NotesService.Count(1).Append(new Note { Text = null! })).Within("the call"));

        Assert.Contains("Text", violation.Path);
        Assert.NotNull(await ended.Task.Within("the server's handler to end"));
    }

    [Fact]
    public async Task ClientStream_ServerAnswersEarly_CallerGetsTheAnswerAndTheProducerStops()
    {
        _host.Service.OnUpload = static async (notes, _) => await notes.FirstAsync();
        var producer = new EndlessProducer();

        var answer = await _client.UploadAsync(producer.ItemsAsync()).Within("the answer");

        Assert.Equal(1, answer.Number);
        await producer.Disposed.Within("the producer to stop");
    }

    [Fact]
    public async Task ClientStream_ServerFailsEarly_CallerGetsTheStatusAndTheProducerStops()
    {
        _host.Service.OnUpload = static async (notes, _) =>
        {
            await notes.FirstAsync();
            throw new RpcException(new Status(StatusCode.InvalidArgument, "not like this"));
        };
        var producer = new EndlessProducer();

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => _client.UploadAsync(producer.ItemsAsync()).Within("the answer"));

        Assert.Equal((StatusCode.InvalidArgument, "not like this"), (failure.StatusCode, failure.Status.Detail));
        await producer.Disposed.Within("the producer to stop");
    }

    [Fact]
    public async Task ClientStream_ServerAnswersWhileAProducerIgnoresItsToken_CallerGetsTheAnswerAtOnce()
    {
        _host.Service.OnUpload = static (_, _) => Task.FromResult(new Note { Number = 7 });
        var deaf = new TaskCompletionSource();

        var answer = await _client.UploadAsync(DeafAsync(deaf.Task)).Within("the answer");

        Assert.Equal(7, answer.Number);
        deaf.SetResult();
    }

    [Fact]
    public async Task Duplex_ServerEndsEarly_EnumerationEndsAndTheProducerStops()
    {
        _host.Service.OnTalk = static (notes, _) => notes.Take(2);
        var producer = new EndlessProducer();

        var answers = await _client.TalkAsync(producer.ItemsAsync()).Select(note => note.Number).ToListAsync().Within("the conversation");

        Assert.Equal([1, 2], answers);
        await producer.Disposed.Within("the producer to stop");
    }

    [Fact]
    public async Task Duplex_ServerFailsEarly_CallerGetsTheStatusAndTheProducerStops()
    {
        _host.Service.OnTalk = static (notes, _) => notes.Take(2).Concat(Throwing(new RpcException(new Status(StatusCode.FailedPrecondition, "no more"))));
        var producer = new EndlessProducer();

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => _client.TalkAsync(producer.ItemsAsync()).CountAsync().Within("the conversation"));

        Assert.Equal((StatusCode.FailedPrecondition, "no more"), (failure.StatusCode, failure.Status.Detail));
        await producer.Disposed.Within("the producer to stop");
    }

    [Fact]
    public async Task Duplex_LeftEarly_StopsTheProducerAndTheServersHandler()
    {
        var ended = new TaskCompletionSource();
        _host.Service.OnTalk = (_, context) => EndlessAsync(ended, context.CancellationToken);
        var producer = new EndlessProducer();

        await _client.TalkAsync(producer.ItemsAsync()).FirstAsync().Within("the first answer");

        await producer.Disposed.Within("the producer to stop");
        await ended.Task.Within("the server's handler to end");
    }

    [Fact]
    public async Task Duplex_AnswerBeforeTheProducerEnds_ArrivesWhileItStillSpeaks()
    {
        var answers = Channel.CreateUnbounded<Note>();
        answers.Writer.TryWrite(new Note { Number = 1 });
        var seen = new List<int>();

        // Each answer makes the next question; nothing would move if one direction waited for the end of the other.
        await foreach (var answer in _client.TalkAsync(answers.Reader.ReadAllAsync()))
        {
            seen.Add(answer.Number);
            if (answer.Number == 5)
            {
                answers.Writer.Complete();
            }
            else
            {
                answers.Writer.TryWrite(new Note { Number = answer.Number + 1 });
            }
        }

        Assert.Equal([1, 2, 3, 4, 5], seen);
    }

    private static async IAsyncEnumerable<Note> EndlessAsync(TaskCompletionSource ended, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (var number = 1; number <= 3; number++)
            {
                yield return new Note { Number = number };
            }

            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    private static async IAsyncEnumerable<Note> QuietAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        yield break;
    }

    private static async Task<Note> DrainAsync(IAsyncEnumerable<Note> notes, CallContext context, TaskCompletionSource<Exception?> ended)
    {
        try
        {
            await notes.CountAsync(context.CancellationToken);
            ended.SetResult(null);
            return new Note();
        }
        catch (Exception exception)
        {
            ended.SetResult(exception);
            throw;
        }
    }

    private static async IAsyncEnumerable<Note> Throwing(Exception exception)
    {
        await Task.Yield();
        throw exception;
#pragma warning disable CS0162 // The yield makes the method an iterator.
        yield break;
#pragma warning restore CS0162
    }

    private static async IAsyncEnumerable<Note> DeafAsync(Task deaf)
    {
        yield return new Note();
        await deaf;
    }

    /// <summary>Yields until its token is cancelled, and tells when its enumerator has been disposed.</summary>
    private sealed class EndlessProducer
    {
        private readonly TaskCompletionSource _disposed = new();

        public Task Disposed => _disposed.Task;

        public async IAsyncEnumerable<Note> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                for (var number = 1; number <= 3; number++)
                {
                    yield return new Note { Number = number };
                }

                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }
            finally
            {
                _disposed.SetResult();
            }
        }
    }
}
