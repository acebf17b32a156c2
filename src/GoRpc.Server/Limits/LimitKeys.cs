using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Limits;

/// <summary>What calls can be told apart by.</summary>
internal sealed class LimitKeys
{
    public const string ClaimPrefix = "claim:";
    public const string HeaderPrefix = "header:";

    private readonly Dictionary<string, Func<LimitKeyContext, string?>> _registered = [];

    /// <param name="registered">In the order of their registration; the last one of a name wins.</param>
    public LimitKeys(IEnumerable<RegisteredLimitKey> registered)
    {
        foreach (var key in registered)
        {
            _registered[key.Name] = key.Read;
        }
    }

    public IEnumerable<string> Names => _registered.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether a key can be read.</summary>
    public bool Contains(string key) =>
        (key.StartsWith(ClaimPrefix, StringComparison.Ordinal) && key.Length > ClaimPrefix.Length)
        || (key.StartsWith(HeaderPrefix, StringComparison.Ordinal) && key.Length > HeaderPrefix.Length)
        || _registered.ContainsKey(key);

    /// <summary>What reads the key of a limit that has no fault.</summary>
    public LimitKeyReader ReaderOf(LimitRule rule) => rule switch
    {
        { By: LimitBy.Host } => static (_, _) => default,
        { By: LimitBy.Peer } => static (http, _) => OfPeer(http),
        { Key: null } => static (http, _) => OfCaller(http),
        { Key: var key } when key.StartsWith(ClaimPrefix, StringComparison.Ordinal) => OfClaim(key[ClaimPrefix.Length..]),
        { Key: var key } when key.StartsWith(HeaderPrefix, StringComparison.Ordinal) => OfHeader(key[HeaderPrefix.Length..]),
        { Key: var key } => OfFunction(_registered[key]),
    };

    private static LimitKeyReader OfClaim(string type) => (http, _) => http.User.FindFirst(type) is { } claim ? LimitKey.Of(claim.Value, claim.Issuer) : OfCaller(http);

    private static LimitKeyReader OfHeader(string name) => (http, _) =>
        http.Request.Headers.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? LimitKey.Of(text) : OfCaller(http);

    private static LimitKeyReader OfFunction(Func<LimitKeyContext, string?> read) => (http, method) =>
        read(new LimitKeyContext(http, method)) is { } text ? LimitKey.Of(text) : OfCaller(http);

    // Nobody in particular may be many: they are told apart by their addresses.
    private static LimitKey OfCaller(HttpContext http) =>
        http.User is { Identity.IsAuthenticated: true } user
            ? (user.FindFirst("sub") ?? user.FindFirst(ClaimTypes.NameIdentifier)) is { } subject ? LimitKey.Of(subject.Value, subject.Issuer)
            : user.Identity.Name is { } name ? LimitKey.Of(name)
            : OfPeer(http)
        : OfPeer(http);

    private static LimitKey OfPeer(HttpContext http) => new(PeerAddress.Of(http.Connection.RemoteIpAddress));
}
