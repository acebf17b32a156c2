namespace GoRpc;

/// <summary>How a limit counts calls.</summary>
public enum LimitKind
{
    /// <summary>So many calls at once. A call gives its permit back when it ends.</summary>
    Concurrency,

    /// <summary>
    /// So many calls in a window of time on average: permits come back one by one, evenly. What was not used is kept, up to <see cref="LimitAttribute.Burst"/>.
    /// </summary>
    TokenBucket,

    /// <summary>So many calls in a window of time; at its end all permits come back at once. Up to twice as many calls may come around that moment.</summary>
    FixedWindow,

    /// <summary>
    /// Never more than so many calls in any window of time, wherever it begins. A permit comes back when its window, or up to a tenth of it more, has passed.
    /// </summary>
    SlidingWindow,
}
