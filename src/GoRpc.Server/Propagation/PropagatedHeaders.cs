using GoRpc.Calls;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Propagation;

/// <summary>The request metadata that flows from a call to the calls made inside it. Immutable.</summary>
internal sealed class PropagatedHeaders
{
    // What W3C asks a platform to carry of its baggage at least, and far below what servers take for all headers together.
    private const int MostBytes = 8192;

    private readonly HashSet<string> _names;
    private readonly ILogger<PropagatedHeaders> _logger;

    public PropagatedHeaders(IOptions<GoRpcServerOptions> options, ILogger<PropagatedHeaders> logger)
    {
        // The trace is among them for hosts that make no activities: where there is one, the client says it by that.
        _names = [.. options.Value.PropagatedHeaders, CallMetadata.TraceParent, CallMetadata.TraceState, CallMetadata.Baggage];
        _logger = logger;
    }

    /// <summary>What is inherited of the metadata of a call. In the order in which it came; an entry that would be too much is left out.</summary>
    public Metadata Of(Metadata headers)
    {
        Metadata? inherited = null;
        var left = MostBytes;
        foreach (var header in headers)
        {
            if (!_names.Contains(header.Key))
            {
                continue;
            }

            var size = header.Key.Length + (header.IsBinary ? header.ValueBytes.Length : header.Value.Length);
            if (size > left)
            {
                Log.TooLarge(_logger, header.Key, size, left);
                continue;
            }

            left -= size;
            (inherited ??= []).Add(header);
        }

        return inherited ?? Metadata.Empty;
    }
}
