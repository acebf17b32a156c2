namespace GoRpc.Server.Limits;

/// <summary>Permits that come back all at once, at the end of a window.</summary>
internal sealed class FixedWindow(LimitRule rule, TimeProvider timeProvider) : TimedLimiter(timeProvider)
{
    private long _window;
    private int _taken;

    protected override TimeSpan Take(TimeSpan now)
    {
        var window = now.Ticks / rule.Window.Ticks;
        if (window != _window)
        {
            (_window, _taken) = (window, 0);
        }

        if (_taken == rule.Permits)
        {
            return End(window) - now;
        }

        _taken++;
        return TimeSpan.Zero;
    }

    protected override void Return() => _taken = Math.Max(0, _taken - 1);

    protected override TimeSpan FullSince() => _taken == 0 ? TimeSpan.Zero : End(_window);

    private TimeSpan End(long window) => TimeSpan.FromTicks((window + 1) * rule.Window.Ticks);
}
