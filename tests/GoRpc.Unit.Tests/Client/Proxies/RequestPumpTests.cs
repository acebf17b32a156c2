using System.Threading.Channels;
using GoRpc.Client.Proxies;
using GoRpc.Client.Streams;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Proxies;

public sealed class RequestPumpTests
{
    private readonly Producer _producer = new();
    private readonly Writer _writer = new();
    private readonly Call _call = new();

    [Fact]
    public async Task Start_WriterThatIsNotReady_DoesNotAskForTheNextItem()
    {
        var pump = Start();

        Assert.Equal("first", await _writer.WrittenAsync());
        Assert.Equal(1, _producer.Asked);

        _writer.CompleteWrite();
        Assert.Equal("second", await _writer.WrittenAsync());
        Assert.Equal(2, _producer.Asked);
        pump.Stop();
    }

    [Fact]
    public async Task Start_ProducerThatRunsOut_CompletesTheStreamAndDisposesTheProducer()
    {
        var pump = Start();
        for (var item = 0; item < 3; item++)
        {
            await _writer.WrittenAsync();
            _writer.CompleteWrite();
        }

        await _writer.Completed.Within("the end of the stream");
        await _producer.Disposed.Within("the disposal");
        pump.ThrowIfFailed();
        Assert.False(_call.IsDisposed);
    }

    [Fact]
    public async Task Start_ProducerWithItsItemsReady_FlushesNone()
    {
        var pump = Start();
        for (var item = 0; item < 3; item++)
        {
            await _writer.WrittenAsync();
            _writer.CompleteWrite();
        }

        await _writer.Completed.Within("the end of the stream");
        pump.ThrowIfFailed();
        Assert.False(_writer.Flushed.IsCompleted);
    }

    [Fact]
    public async Task Start_ProducerThatWaitsAfterAnItem_FlushesTheItemAtOnce()
    {
        var pump = Start();
        await _writer.WrittenAsync();
        _producer.Waits = true;

        _writer.CompleteWrite();

        await _writer.Flushed.Within("the flush");
        Assert.True(_producer.Waiting.IsCompleted);
        pump.Stop();
    }

    [Fact]
    public async Task Start_WriterThatFindsTheCallEnded_StopsWithoutAFailure()
    {
        var pump = Start();
        await _writer.WrittenAsync();

        _writer.FailWrite(new RpcException(new Status(StatusCode.OK, "")));

        await _producer.Disposed.Within("the disposal");
        pump.ThrowIfFailed();
        Assert.False(_call.IsDisposed);
        Assert.False(_writer.Completed.IsCompleted);
    }

    [Fact]
    public async Task Start_MessageThatCannotBeEncoded_CancelsTheCallAndKeepsTheFailure()
    {
        var pump = Start();
        await _writer.WrittenAsync();
        var violation = new ContractViolationException("Note.Text", "is null");

        _writer.FailWrite(violation);

        await _call.Disposed.Within("the call to be cancelled");
        await _producer.Disposed.Within("the disposal");
        Assert.Same(violation, Assert.Throws<ContractViolationException>(pump.ThrowIfFailed));
    }

    [Fact]
    public async Task Stop_WhileTheProducerWaits_CancelsItsTokenAndForgetsWhatItThrows()
    {
        _producer.Waits = true;
        var pump = Start();
        await _producer.Waiting.Within("the producer to wait");

        pump.Stop();

        await _producer.Disposed.Within("the disposal");
        pump.ThrowIfFailed();
        Assert.False(_call.IsDisposed);
    }

    private RequestPump<string, string> Start()
    {
        var pump = new RequestPump<string, string>(header: null, _producer, static item => item, _writer, _call);
        pump.Start();
        return pump;
    }

    private sealed class Producer : IAsyncEnumerable<string>, IAsyncEnumerator<string>
    {
        private static readonly string[] Items = ["first", "second", "third"];
        private readonly TaskCompletionSource _waiting = new();
        private readonly TaskCompletionSource _disposed = new();
        private CancellationToken _token;

        public bool Waits { get; set; }

        public int Asked { get; private set; }

        public Task Waiting => _waiting.Task;

        public Task Disposed => _disposed.Task;

        public string Current => Items[Asked - 1];

        public IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken)
        {
            _token = cancellationToken;
            return this;
        }

        public async ValueTask<bool> MoveNextAsync()
        {
            if (Waits)
            {
                _waiting.SetResult();
                await new TaskCompletionSource().Task.WaitAsync(_token);
            }

            return ++Asked <= Items.Length;
        }

        public ValueTask DisposeAsync()
        {
            _disposed.SetResult();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Writer : IRequestStream<string>
    {
        private readonly Channel<string> _written = Channel.CreateUnbounded<string>();
        private readonly TaskCompletionSource _completed = new();
        private readonly TaskCompletionSource _flushed = new();
        private TaskCompletionSource _write = new();

        public WriteOptions? WriteOptions { get; set; }

        public Task Completed => _completed.Task;

        public Task WriteAsync(string message)
        {
            _write = new TaskCompletionSource();
            _written.Writer.TryWrite(message);
            return _write.Task;
        }

        public Task Flushed => _flushed.Task;

        public ValueTask WriteUnflushedAsync(string message) => new(WriteAsync(message));

        public ValueTask FlushAsync()
        {
            _flushed.TrySetResult();
            return ValueTask.CompletedTask;
        }

        public Task CompleteAsync()
        {
            _completed.SetResult();
            return Task.CompletedTask;
        }

        public Task<string> WrittenAsync() => _written.Reader.ReadAsync().Within("a message to be written");

        public void CompleteWrite() => _write.SetResult();

        public void FailWrite(Exception exception) => _write.SetException(exception);
    }

    private sealed class Call : IDisposable
    {
        private readonly TaskCompletionSource _disposed = new();

        public bool IsDisposed => _disposed.Task.IsCompleted;

        public Task Disposed => _disposed.Task;

        public void Dispose() => _disposed.TrySetResult();
    }
}
