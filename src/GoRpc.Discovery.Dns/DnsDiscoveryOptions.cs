using System.Net;

namespace GoRpc;

/// <summary>Which name servers find the endpoints of a client, and how often they are asked.</summary>
public sealed class DnsDiscoveryOptions
{
    /// <summary>The name servers, asked in this order: the next one when one does not answer or fails.</summary>
    /// <value>The default is empty: those of the system.</value>
    public IList<IPEndPoint> Servers { get; } = [];

    /// <summary>Whether the system's name servers are asked when none of <see cref="Servers"/> answers.</summary>
    /// <value>The default is <see langword="false"/>. Without effect when <see cref="Servers"/> is empty.</value>
    public bool FallBackToSystemServers { get; set; }

    /// <summary>The shortest time between two questions, whatever the answer's time to live says.</summary>
    /// <value>The default is 5 seconds; from 100 milliseconds to <see cref="MaximumInterval"/>.</value>
    public TimeSpan MinimumInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest time between two questions: hosts that were added are seen after it at the latest.</summary>
    /// <value>The default is 1 minute; up to 1 day.</value>
    public TimeSpan MaximumInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one name server may take for its answer.</summary>
    /// <value>The default is 2 seconds; from 10 milliseconds to 1 minute.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    internal void ThrowIfFaulty()
    {
        var fault = MaximumInterval <= TimeSpan.Zero || MaximumInterval > TimeSpan.FromDays(1) ? $"{nameof(MaximumInterval)} is {MaximumInterval}. Set it to more than zero, and to 1.00:00:00 at most."
            : MinimumInterval < TimeSpan.FromMilliseconds(100) || MinimumInterval > MaximumInterval
                ? $"{nameof(MinimumInterval)} is {MinimumInterval}. Set it to 00:00:00.1 at least, and to {nameof(MaximumInterval)}, which is {MaximumInterval}, at most."
            : Timeout < TimeSpan.FromMilliseconds(10) || Timeout > TimeSpan.FromMinutes(1) ? $"{nameof(Timeout)} is {Timeout}. Set it to a time from 00:00:00.01 to 00:01:00."
            : Servers.Any(static server => server is null) ? $"{nameof(Servers)} holds null. Remove it, or type IPEndPoint.Parse(\"10.0.0.53:53\")."
            : null;
        if (fault is not null)
        {
            throw new ArgumentException(fault);
        }
    }
}
