using GoRpc.Client.Balancing;

namespace GoRpc.Client.Ejection;

/// <summary>Decides when an endpoint that owes answers is asked whether it is there. One timer looks, and one question at a time changes what it sees.</summary>
internal sealed class SilenceDetector(TimeProvider timeProvider)
{
    // A call may well take longer than usual, so the question must stay rare where it is answered each time.
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(30);
    private const double TimesTheLatency = 8;

    private TimeSpan _patience = FirstPatience;
    private long _suspicion;
    private long _lastAsked;
    private volatile bool _isAsking;

    /// <summary>Whether to ask now.</summary>
    /// <param name="unansweredSince">Since when the endpoint owes an answer; zero when it owes none.</param>
    /// <param name="load">How long its answers take.</param>
    /// <param name="now">The time.</param>
    public bool IsSuspicious(long unansweredSince, EndpointLoad load, long now)
    {
        if (unansweredSince == 0)
        {
            return false;
        }

        if (unansweredSince != _suspicion)
        {
            // It has answered since the last look.
            _suspicion = unansweredSince;
            _patience = FirstPatience;
            _lastAsked = unansweredSince;
        }

        var usual = load.Latency * TimesTheLatency;
        if (_isAsking || timeProvider.GetElapsedTime(_lastAsked, now) < (usual > _patience ? usual : _patience))
        {
            return false;
        }

        _isAsking = true;
        return true;
    }

    /// <summary>It was asked.</summary>
    public void Asked(bool hasAnswered, long now)
    {
        _lastAsked = now;
        _patience = !hasAnswered ? FirstPatience : _patience * 2 < LastPatience ? _patience * 2 : LastPatience;
        _isAsking = false;
    }
}
