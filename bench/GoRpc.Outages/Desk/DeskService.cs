using System.Diagnostics;
using System.Globalization;
using GoRpc.Outages.Hosts;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Outages.Desk;

/// <summary>Answers as slowly, and fails as often, as the board tells its host to.</summary>
internal sealed class DeskService(Board board, HostIdentity identity, Capacity capacity, NextDesk next) : IDesk
{
    private const string PreviousAttempts = "grpc-previous-rpc-attempts";
    private const string Pushback = "grpc-retry-pushback-ms";

    // An answer that is on its way when the deadline passes is no waste; work that goes on is.
    private static readonly TimeSpan LateAfter = TimeSpan.FromMilliseconds(20);

    public async Task<Answer> GetAsync(Ask ask, CallContext context)
    {
        await WorkAsync(ask, context);
        return AnswerTo(context);
    }

    public async Task<Answer> PlaceAsync(Ask ask, CallContext context)
    {
        Refuse(context);
        board.CountExecution(ask.Call);
        await DelayAsync(ask, context);
        return AnswerTo(context);
    }

    public async Task<Answer> ChainAsync(Ask ask, CallContext context)
    {
        if (ask.Hops == 0)
        {
            await WorkAsync(ask, context);
            return AnswerTo(context);
        }

        return await next.Desk.ChainAsync(
            new Ask { Call = ask.Call, Hops = ask.Hops - 1, GiveUpAt = ask.GiveUpAt }, next.ContextOf(context));
    }

    public async IAsyncEnumerable<Answer> WatchAsync(Ask ask, CallContext context)
    {
        if (ask.SpeaksFirst)
        {
            yield return AnswerTo(context);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(ask.QuietMilliseconds), TimeProvider.System, context.CancellationToken);
        yield return AnswerTo(context);
    }

    private Task WorkAsync(Ask ask, CallContext context)
    {
        Refuse(context);
        return DelayAsync(ask, context);
    }

    private void Refuse(CallContext context)
    {
        if (Happens(Setting(HostSetting.FailuresPerThousand)))
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "This host fails on purpose."));
        }

        if (!capacity.TryTake(Setting(HostSetting.CapacityPerSecond)))
        {
            Interlocked.Increment(ref board.Counter(identity.Index, HostCounter.Refused));
            context.ServerCallContext!.ResponseTrailers.Add(
                Pushback, Setting(HostSetting.PushbackMilliseconds).ToString(CultureInfo.InvariantCulture));
            throw new RpcException(new Status(StatusCode.ResourceExhausted, "This host has more calls than it can serve."));
        }
    }

    private async Task DelayAsync(Ask ask, CallContext context)
    {
        var delay = Happens(Setting(HostSetting.TailPerThousand)) ? Setting(HostSetting.TailMilliseconds) : Setting(HostSetting.LatencyMilliseconds);
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(delay), TimeProvider.System, context.CancellationToken);
        }
        finally
        {
            if (ask.GiveUpAt != 0 && Stopwatch.GetElapsedTime(ask.GiveUpAt) > LateAfter)
            {
                Interlocked.Increment(ref board.Counter(identity.Index, HostCounter.Late));
            }
        }
    }

    private Answer AnswerTo(CallContext context) => new()
    {
        Host = identity.Index,
        PreviousAttempts = int.TryParse(context.RequestHeaders?.GetValue(PreviousAttempts), CultureInfo.InvariantCulture, out var attempts) ? attempts : 0,
    };

    private long Setting(HostSetting setting) => Volatile.Read(ref board.Setting(identity.Index, setting));

    private static bool Happens(long perThousand) => perThousand > 0 && Random.Shared.Next(1000) < perThousand;
}
