using System.Collections.Concurrent;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Specification.Tests.Testing;

/// <summary>A clock that says when somebody waits on it, so that a test moves it neither too early nor too far.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _waits = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Of(dueTime).TrySetResult();
        return timer;
    }

    /// <summary>Waits until somebody waits for a time, and lets it pass.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await Of(time).Task.Within($"a timer of {time}");
        Advance(time);
    }

    private TaskCompletionSource Of(TimeSpan time) => _waits.GetOrAdd(time, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
