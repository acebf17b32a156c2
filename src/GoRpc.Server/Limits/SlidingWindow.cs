namespace GoRpc.Server.Limits;

/// <summary>Permits that come back when the window after them has passed.</summary>
/// <remarks>
/// Calls are counted by tenths of the window. Eleven of them are looked at, the present one included: so no window of time, wherever it begins, holds more calls than allowed.
/// </remarks>
internal sealed class SlidingWindow(LimitRule rule, TimeProvider timeProvider) : TimedLimiter(timeProvider)
{
    private const int PartsOfWindow = 10;

    private readonly long _ticksOfPart = Math.Max(1, rule.Window.Ticks / PartsOfWindow);
    private readonly int[] _taken = new int[PartsOfWindow + 1];
    private long _part;
    private int _sum;

    protected override TimeSpan Take(TimeSpan now)
    {
        SlideTo(now.Ticks / _ticksOfPart);
        if (_sum < rule.Permits)
        {
            _taken[_part % _taken.Length]++;
            _sum++;
            return TimeSpan.Zero;
        }

        var oldest = _part - PartsOfWindow;
        while (oldest < 0 || _taken[oldest % _taken.Length] == 0)
        {
            oldest++;
        }

        return TimeSpan.FromTicks((oldest + _taken.Length) * _ticksOfPart) - now;
    }

    protected override void Return()
    {
        for (var age = 0; age < _taken.Length && _part >= age; age++)
        {
            if (_taken[(_part - age) % _taken.Length] > 0)
            {
                _taken[(_part - age) % _taken.Length]--;
                _sum--;
                return;
            }
        }
    }

    protected override TimeSpan FullSince()
    {
        // The last part that a call came in is the last to give its permits back.
        for (var age = 0; age < _taken.Length && _part >= age; age++)
        {
            if (_taken[(_part - age) % _taken.Length] > 0)
            {
                return TimeSpan.FromTicks((_part - age + _taken.Length) * _ticksOfPart);
            }
        }

        return TimeSpan.Zero;
    }

    private void SlideTo(long part)
    {
        if (part - _part >= _taken.Length)
        {
            Array.Clear(_taken);
            (_part, _sum) = (part, 0);
        }

        while (_part < part)
        {
            var next = ++_part % _taken.Length;
            _sum -= _taken[next];
            _taken[next] = 0;
        }
    }
}
