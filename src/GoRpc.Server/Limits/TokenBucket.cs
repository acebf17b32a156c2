namespace GoRpc.Server.Limits;

/// <summary>Permits that come back one by one.</summary>
/// <remarks>
/// One number says it all: the time at which the bucket is full again (the generic cell rate algorithm). Each call moves it on by the time that its token
/// takes to come back.
/// </remarks>
internal sealed class TokenBucket(LimitRule rule, TimeProvider timeProvider) : TimedLimiter(timeProvider)
{
    private readonly double _ticksOfToken = (double)rule.Window.Ticks / rule.Permits;
    private readonly double _ticksOfBucket = (double)rule.Window.Ticks / rule.Permits * (rule.Burst > 0 ? rule.Burst : rule.Permits);
    private double _fullAt;

    protected override TimeSpan Take(TimeSpan now)
    {
        var fullAt = Math.Max(_fullAt, now.Ticks) + _ticksOfToken;
        var wait = fullAt - now.Ticks - _ticksOfBucket;
        // The sum of many fractions is off by less than a tick.
        if (wait < 1)
        {
            _fullAt = fullAt;
            return TimeSpan.Zero;
        }

        return TimeSpan.FromTicks((long)Math.Ceiling(wait));
    }

    protected override void Return() => _fullAt -= _ticksOfToken;

    protected override TimeSpan FullSince() => TimeSpan.FromTicks((long)Math.Ceiling(_fullAt));
}
