using System.Collections.Concurrent;
using System.Diagnostics;
using GoRpc.Outages.Desk;
using GoRpc.Outages.Stacks;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Outages.Load;

/// <summary>Makes calls one by one, and notes what became of them. Thread-safe.</summary>
internal sealed class DeskCaller(IStackClient client, CallMix mix, TimeSpan? deadline, RunClock clock)
{
    private readonly ConcurrentQueue<CallRecord> _records = new();
    private readonly ConcurrentDictionary<int, (CallKind Kind, double Start)> _running = new();
    private int _calls;

    /// <summary>Every call: how it ended, and those that have not as failed so far.</summary>
    public IReadOnlyList<CallRecord> Records =>
        [.. _records, .. _running.Select(call => new CallRecord(call.Value.Kind, call.Key, call.Value.Start, clock.Now - call.Value.Start, StatusCode.Unknown, -1, 1))];

    /// <summary>Calls that have not ended.</summary>
    public int Running => _running.Count;

    /// <summary>Makes the next call of the mix. It fails for nothing but a bug: what the call says is noted.</summary>
    /// <param name="start">When the call should have begun; latency counts from here.</param>
    public async Task CallAsync(double start)
    {
        var number = Interlocked.Increment(ref _calls);
        var kind = mix.KindOf(number);
        var scope = AttemptScope.Begin();
        _running[number] = (kind, start);
        Answer? answer = null;
        RpcException? failure = null;
        var status = StatusCode.OK;
        try
        {
            answer = await SendAsync(kind, number);
        }
        catch (RpcException exception)
        {
            failure = exception;
            status = exception.StatusCode;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Stacks fail in many ways; to the caller each of them is a failed call.
            status = StatusCode.Unknown;
        }

        _running.TryRemove(number, out _);
        _records.Enqueue(new CallRecord(
            kind, number, start, clock.Now - start, status, answer?.Host ?? -1, client.AttemptsOf(scope, answer, failure)));
    }

    private async Task<Answer> SendAsync(CallKind kind, int number)
    {
        var ask = new Ask { Call = number, Hops = mix.Hops };
        var options = new CallOptions();
        if (deadline is { } limit)
        {
            options = options.WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime + limit);
            ask.GiveUpAt = Stopwatch.GetTimestamp() + (long)(limit.TotalSeconds * Stopwatch.Frequency);
        }

        return kind switch
        {
            CallKind.Get => await client.Desk.GetAsync(ask, options),
            CallKind.Place => await client.Desk.PlaceAsync(ask, options),
            CallKind.Chain => await client.Desk.ChainAsync(ask, options),
            _ => await WatchAsync(ask, number, options),
        };
    }

    // Every other stream says something at once, so that its headers are there; the rest has nothing to show but an open stream.
    private async Task<Answer> WatchAsync(Ask ask, int number, CallContext context)
    {
        ask.QuietMilliseconds = (int)mix.Quiet.TotalMilliseconds;
        ask.SpeaksFirst = number % 2 == 0;
        var answers = 0;
        Answer? last = null;
        await foreach (var answer in client.Desk.WatchAsync(ask, context))
        {
            last = answer;
            answers++;
        }

        return answers == (ask.SpeaksFirst ? 2 : 1) ? last! : throw new RpcException(new Status(StatusCode.DataLoss, "The stream ended early."));
    }
}
