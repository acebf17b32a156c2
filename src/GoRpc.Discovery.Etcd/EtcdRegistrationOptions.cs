namespace GoRpc;

/// <summary>How a host makes itself known in the registry.</summary>
public sealed class EtcdRegistrationOptions : EtcdDiscoveryOptions
{
    /// <summary>The name of the service, as the clients' <c>etcd://orders</c> has it.</summary>
    /// <value>Required; there is no default.</value>
    public string? Service { get; set; }

    /// <summary>Where clients reach this host: <c>http://host:port</c>, <c>https://host:port</c> or <c>unix:/path</c>.</summary>
    /// <value>
    /// The default is null: the address that the server listens at, where that is one. In place of a wildcard (<c>http://+:5081</c>, <c>http://0.0.0.0:5081</c>) stands the
    /// address of the machine's network.
    /// </value>
    public string? AdvertisedAddress { get; set; }

    /// <summary>The host, and the port if any, that requests and TLS name, where it is not that of the address.</summary>
    /// <value>The default is null: what the address says.</value>
    public string? Authority { get; set; }

    /// <summary>The share of the calls beside other hosts, for policies that heed it.</summary>
    /// <value>The default is 1; from 1 to 1,000.</value>
    public int Weight { get; set; } = 1;

    /// <summary>What else clients' policies may want to know: a zone, a version.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, string> Attributes { get; } = new Dictionary<string, string>();

    /// <summary>The name of this instance among those of the service.</summary>
    /// <value>The default is null: the machine's name and a random number, new with each start.</value>
    public string? Instance { get; set; }

    /// <summary>How long the registry keeps the endpoint of a host that it hears nothing from. Three times within it the host says that it is there.</summary>
    /// <value>The default is 15 seconds; from 2 seconds to 10 minutes, in whole seconds.</value>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a host that stops goes on serving after it has left the registry, so that clients hear of it before it is gone.</summary>
    /// <value>The default is 1 second; up to 1 minute. It counts towards the host's shutdown timeout.</value>
    public TimeSpan DrainDelay { get; set; } = TimeSpan.FromSeconds(1);

    internal override IEnumerable<string> Faults()
    {
        foreach (var fault in base.Faults())
        {
            yield return fault;
        }

        if (string.IsNullOrWhiteSpace(Service) || Service.Contains('/', StringComparison.Ordinal))
        {
            yield return string.IsNullOrWhiteSpace(Service)
                ? $"{nameof(Service)}: none is given. Type the name that clients look for, for example options.Service = \"orders\"."
                : $"{nameof(Service)}: '{Service}' has a slash. Type a name without, for example 'orders'.";
        }

        if (Instance is { } instance && (instance.Length == 0 || instance.Contains('/', StringComparison.Ordinal)))
        {
            yield return $"{nameof(Instance)}: '{instance}' is empty or has a slash. Type a name without, or leave it null.";
        }

        if (AdvertisedAddress is { } address && !IsAddress(address))
        {
            yield return $"{nameof(AdvertisedAddress)}: '{address}' is no endpoint. Type 'http://host:port', 'https://host:port' or 'unix:/path/to/socket'.";
        }

        if (Weight is < 1 or > 1000)
        {
            yield return $"{nameof(Weight)}: {Weight} is out of range. Type a number from 1 to 1000.";
        }

        if (LeaseDuration < TimeSpan.FromSeconds(2) || LeaseDuration > TimeSpan.FromMinutes(10) || LeaseDuration.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            yield return $"{nameof(LeaseDuration)}: {LeaseDuration} is out of range. Type whole seconds from 00:00:02 to 00:10:00.";
        }

        if (DrainDelay < TimeSpan.Zero || DrainDelay > TimeSpan.FromMinutes(1))
        {
            yield return $"{nameof(DrainDelay)}: {DrainDelay} is out of range. Type a time from 00:00:00 to 00:01:00.";
        }
    }

    private static bool IsAddress(string address) => address.StartsWith("unix:/", StringComparison.Ordinal)
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "" });
}
