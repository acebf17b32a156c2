namespace GoRpc.Client.Credentials;

/// <summary>Something that a client sends with each attempt about itself.</summary>
/// <param name="HeaderName">The header, in lower case.</param>
/// <param name="Prefix">What stands before the value.</param>
/// <param name="Provider">Gives the value.</param>
/// <param name="CanRenew">Whether there may be another value when one is refused.</param>
internal sealed record CredentialOptions(string HeaderName, string Prefix, Func<TokenContext, CancellationToken, ValueTask<GoRpcToken?>> Provider, bool CanRenew);
