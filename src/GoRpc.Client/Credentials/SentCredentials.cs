using GoRpc.Client.Transport;
using Grpc.Core;

namespace GoRpc.Client.Credentials;

/// <summary>What a channel sends with each attempt about its client. Thread-safe.</summary>
internal sealed class SentCredentials
{
    private readonly bool _allowUnencrypted;

    private SentCredentials(IReadOnlyList<Credential> all, bool allowUnencrypted) => (All, _allowUnencrypted) = (all, allowUnencrypted);

    public IReadOnlyList<Credential> All { get; }

    /// <summary>The credentials of a channel; null when it has none.</summary>
    public static SentCredentials? Of(GoRpcClientOptions options, string target) => options.Credentials.Count == 0 ? null : new(
        [.. options.Credentials.Select(credential => new Credential(credential, target, options.TimeProvider ?? TimeProvider.System))],
        options.AllowUnencryptedCredentials);

    /// <exception cref="InvalidOperationException">Others could read on the way what is sent to an endpoint.</exception>
    public void ThrowIfReadable(string endpoint, IMethod method)
    {
        if (!_allowUnencrypted && !ChannelAddress.IsPrivate(endpoint))
        {
            throw new InvalidOperationException(
                $"The call of {method.ServiceName}/{method.Name} was not sent: it has a token or an API key, and '{endpoint}' is not encrypted, so that anybody on the way could read "
                + $"it. Use an https address or a Unix domain socket, or set the client's option {nameof(GoRpcClientOptions.AllowUnencryptedCredentials)} where the network itself is trusted.");
        }
    }
}
