using System.Runtime.CompilerServices;
using GoRpc.Demo;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Interop;

// One implementation of each demo contract, served by GoRpc in one direction and by protobuf-net.Grpc in the other.
// They throw RpcException, the one type that both understand.

internal sealed class InteropCalculator : ICalculator
{
    public ValueTask<int> AddAsync(int a, int b, CancellationToken cancellationToken) => ValueTask.FromResult(a + b);

    public ValueTask<int> SubtractAsync(int a, int b, CancellationToken cancellationToken) => ValueTask.FromResult(a - b);

    public ValueTask<int> MultiplyAsync(int a, int b, CancellationToken cancellationToken) => ValueTask.FromResult(a * b);

    public Task<double> DivideAsync(double a, double b, CancellationToken cancellationToken) =>
        b == 0 ? throw new RpcException(new Status(StatusCode.InvalidArgument, "b is zero")) : Task.FromResult(a / b);

    public async Task<int> SlowAsync(int milliseconds, CallContext context)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        return 0;
    }
}

/// <summary>The same for protobuf-net.Grpc.</summary>
internal sealed class PlainCalculator : IPlainCalculator
{
    private readonly InteropCalculator _calculator = new();

    public async ValueTask<PlainNumber> AddAsync(PlainOperands operands, CallContext context) =>
        new() { Value = await _calculator.AddAsync(operands.A, operands.B, context.CancellationToken) };

    public async Task<PlainQuotient> DivideAsync(PlainDivision division, CallContext context) =>
        new() { Value = await _calculator.DivideAsync(division.A, division.B, context.CancellationToken) };

    public async Task<PlainNumber> SlowAsync(PlainWait wait, CallContext context) => new() { Value = await _calculator.SlowAsync(wait.Milliseconds, context) };
}

internal sealed class InteropStocks : IStocks
{
    /// <summary>A price that no floating point number holds.</summary>
    public const decimal Price = 79228162514264.337593543950m;

    /// <summary>An instant with all of its 100-nanosecond digits.</summary>
    public static readonly DateTime At = new DateTime(2026, 2, 28, 23, 59, 59, DateTimeKind.Utc).AddTicks(1234567);

    public async IAsyncEnumerable<Quote> WatchAsync(WatchRequest request, CallContext context)
    {
        var market = context.RequestHeaders?.GetValue("market") ?? "";
        for (var sent = 0; request.Count == 0 || sent < request.Count; sent++)
        {
            await Task.Yield();
            context.CancellationToken.ThrowIfCancellationRequested();
            yield return new Quote { Symbol = market + request.Symbol, Price = Price, At = At.AddTicks(sent), Volume = long.MaxValue - sent };
        }
    }
}

internal sealed class InteropTelemetry : ITelemetry
{
    public async ValueTask<UploadSummary> UploadAsync(IAsyncEnumerable<Reading> readings, CancellationToken cancellationToken)
    {
        var devices = new List<DeviceSummary>();
        await foreach (var reading in readings.WithCancellation(cancellationToken))
        {
            // What arrived is told back: a device for each reading, named for all that it held.
            devices.Add(new DeviceSummary { Device = $"{reading.Device} {reading.At:O}", Count = devices.Count, Mean = reading.Value });
        }

        return new UploadSummary { Devices = devices };
    }
}

internal sealed class InteropChat : IChat
{
    public IAsyncEnumerable<ChatMessage> TalkAsync(IAsyncEnumerable<ChatMessage> messages, CallContext context) =>
        AnswerAsync(messages, context.CancellationToken);

    private static async IAsyncEnumerable<ChatMessage> AnswerAsync(
        IAsyncEnumerable<ChatMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in messages.WithCancellation(cancellationToken))
        {
            yield return message with { From = "server", Text = $"{message.From}: {message.Text}" };
        }
    }
}
