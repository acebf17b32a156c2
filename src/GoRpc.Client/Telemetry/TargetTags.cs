using System.Diagnostics;
using GoRpc.Telemetry;

namespace GoRpc.Client.Telemetry;

/// <summary>What measurements and activities say about where calls go. Made once per channel, so that no measurement has to.</summary>
internal sealed class TargetTags
{
    private readonly string _server;
    private readonly object? _port;

    public TargetTags(string target)
    {
        Target = target;
        (_server, _port) = Read(target);
    }

    /// <summary>The target as it was given.</summary>
    public string Target { get; }

    /// <summary>What OpenTelemetry wants to know of a call: system, method, server.</summary>
    public TagList OfCall(string method)
    {
        var tags = new TagList
        {
            { TelemetryTags.System, TelemetryTags.Grpc },
            { TelemetryTags.Method, method },
            { TelemetryTags.ServerAddress, _server },
        };
        if (_port is not null)
        {
            tags.Add(TelemetryTags.ServerPort, _port);
        }

        return tags;
    }

    // The convention's server is what the client was made for, and not the instance that happens to be picked.
    private static (string Server, object? Port) Read(string target)
    {
        if (target.StartsWith("unix:", StringComparison.OrdinalIgnoreCase))
        {
            return (target["unix:".Length..], null);
        }

        return Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && !target.Contains(',', StringComparison.Ordinal)
            ? (uri.Host, uri.Port > 0 ? uri.Port : null)
            : (target, null);
    }
}
