using GoRpc.Client.Balancing;

namespace GoRpc.Client.Ejection;

/// <summary>
/// Decides when an endpoint is asked whether it is there: when it owes answers for longer than usual, and at once when something says that it may be gone.
/// Thread-safe: one question at a time is under way, and whoever asks changes what decides.
/// </summary>
internal sealed class SilenceDetector(TimeProvider timeProvider)
{
    // A call may well take longer than usual, so the question must stay rare where it is answered each time.
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(30);
    private const double TimesTheLatency = 8;

    // One broken connection ends many attempts, and one question about it is enough.
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(200);

    private TimeSpan _patience = FirstPatience;
    private long _suspicion;
    private long _lastAsked;
    private int _isAsking;

    /// <summary>Whether to ask because an answer is due. The one who is told yes asks, and calls <see cref="Asked"/>.</summary>
    /// <param name="unansweredSince">Since when the endpoint owes an answer; zero when it owes none.</param>
    /// <param name="load">How long its answers take.</param>
    /// <param name="now">The time.</param>
    public bool TryAskForAnswer(long unansweredSince, EndpointLoad load, long now)
    {
        if (unansweredSince == 0 || !TryBegin())
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
        var patience = usual > _patience ? usual : _patience;
        return HasPassed(patience < LastPatience ? patience : LastPatience, now) || Refuse();
    }

    /// <summary>Whether to ask because of a sign that it may be gone. The one who is told yes asks, and calls <see cref="Asked"/>.</summary>
    public bool TryAskAtOnce(long now) => TryBegin() && (_lastAsked == 0 || HasPassed(LeastPause, now) || Refuse());

    /// <summary>It was asked.</summary>
    public void Asked(bool hasAnswered, long now)
    {
        _lastAsked = now;
        _patience = !hasAnswered ? FirstPatience : _patience * 2 < LastPatience ? _patience * 2 : LastPatience;
        Volatile.Write(ref _isAsking, 0);
    }

    private bool TryBegin() => Volatile.Read(ref _isAsking) == 0 && Interlocked.CompareExchange(ref _isAsking, 1, 0) == 0;

    private bool HasPassed(TimeSpan time, long now) => timeProvider.GetElapsedTime(_lastAsked, now) >= time;

    private bool Refuse()
    {
        Volatile.Write(ref _isAsking, 0);
        return false;
    }
}
