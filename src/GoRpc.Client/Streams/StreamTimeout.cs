using System.Globalization;
using Grpc.Core;

namespace GoRpc.Client.Streams;

/// <summary>How long a reader of a response stream waits.</summary>
/// <param name="Length">The time.</param>
/// <param name="Option">The key of the option that it comes from, for people to change.</param>
internal sealed record StreamTimeout(TimeSpan Length, string Option)
{
    /// <summary>The timeout of a method: its own, where zero means none, else the client's.</summary>
    /// <param name="ofMethod">What the method has; null for nothing of its own.</param>
    /// <param name="method">The key of the method's options.</param>
    /// <param name="ofClient">What the client has.</param>
    /// <param name="name">The option.</param>
    public static StreamTimeout? Of(TimeSpan? ofMethod, string? method, TimeSpan? ofClient, string name) => (ofMethod, ofClient) switch
    {
        ({ } own, _) => own == TimeSpan.Zero ? null : new(own, $"{nameof(GoRpcClientOptions.Methods)}:{method}:{name}"),
        (null, { } common) => new(common, $"{nameof(GoRpcClientOptions.Streams)}:{name}"),
        _ => null,
    };

    /// <summary>What a call fails with when the time has passed.</summary>
    public RpcException Passed()
    {
        var name = Option[(Option.LastIndexOf(':') + 1)..];
        return new RpcException(new Status(
            StatusCode.DeadlineExceeded,
            string.Create(CultureInfo.InvariantCulture, $"No message came within {Length.TotalSeconds:0.###} s, the {name} of the stream. If it may be quiet for longer, raise or remove the client's option {Option}.")));
    }
}
