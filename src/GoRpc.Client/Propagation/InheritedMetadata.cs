using System.Diagnostics;
using GoRpc.Calls;
using Grpc.Core;

namespace GoRpc.Client.Propagation;

/// <summary>The metadata that a call inherits from the call that it is made in.</summary>
internal static class InheritedMetadata
{
    /// <summary>The options of a call with what it inherits. What the call itself has under the same name is not added to.</summary>
    public static CallOptions AddTo(in CallOptions options, EnclosingCall? enclosing)
    {
        if (enclosing?.Call?.Inherited is not { Count: > 0 } inherited)
        {
            return options;
        }

        Metadata? headers = null;
        foreach (var entry in inherited)
        {
            // The handler under the call writes the trace of the current activity, and the baggage that it has.
            if ((Activity.Current is null || !IsTrace(entry.Key)) && options.Headers?.Get(entry.Key) is null)
            {
                (headers ??= []).Add(entry);
            }
        }

        if (headers is null)
        {
            return options;
        }

        foreach (var entry in options.Headers ?? [])
        {
            headers.Add(entry);
        }

        return options.WithHeaders(headers);
    }

    private static bool IsTrace(string name) => name is CallMetadata.TraceParent or CallMetadata.TraceState or CallMetadata.Baggage;
}
