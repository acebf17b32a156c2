using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace GoRpc.Server.Identity.ApiKeys;

/// <summary>The callers of a scheme by the hashes of their keys. Immutable.</summary>
internal sealed class ApiKeyTable
{
    private const int ShortestKey = 16;

    private readonly (byte[] Hash, string Name, string[] Roles)[] _callers;

    public ApiKeyTable(IDictionary<string, GoRpcApiKey> keys) =>
        _callers = [.. keys.Select(key => (HashOf(key.Value), key.Key, key.Value.Roles.ToArray()))];

    /// <summary>What is wrong with a key, as it completes "The key ...", and what to type; null when nothing is.</summary>
    public static string? FindMistake(GoRpcApiKey key) =>
        (key.Key is null) == (key.Sha256 is null) ? $"has {(key.Key is null ? "no key" : "a key and a hash")}. Type its {nameof(key.Key)}, or its {nameof(key.Sha256)}."
        : key.Sha256 is { } hash ? (hash.Length == 2 * SHA256.HashSizeInBytes && hash.All(char.IsAsciiHexDigit) ? null : $"has a hash that is none. Type the 64 hexadecimal digits of printf %s \"$KEY\" | sha256sum.")
        : key.Key!.Length < ShortestKey ? $"has a key of {key.Key.Length} characters, which is soon guessed. Type at least {ShortestKey}, for example what 'openssl rand -hex 32' prints."
        : key.Key.Any(character => character is < '!' or > '~') ? "has a key with characters that a header can't hold. Type letters, digits and signs of ASCII, without blanks."
        : null;

    /// <summary>The caller of a key; null when nobody has it.</summary>
    public ClaimsPrincipal? Find(string key, string scheme)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(key, hash);
        var found = -1;
        for (var index = 0; index < _callers.Length; index++)
        {
            // All of them each time, so that the time says nothing about which one was right.
            found = CryptographicOperations.FixedTimeEquals(hash, _callers[index].Hash) ? index : found;
        }

        if (found < 0)
        {
            return null;
        }

        var (_, name, roles) = _callers[found];
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name, null, scheme), new Claim("sub", name, null, scheme)], scheme);
        foreach (var role in roles)
        {
            identity.AddClaim(new Claim(ClaimTypes.Role, role, null, scheme));
        }

        return new ClaimsPrincipal(identity);
    }

    private static byte[] HashOf(GoRpcApiKey key)
    {
        if (key.Sha256 is { } digits)
        {
            return Convert.FromHexString(digits);
        }

        var hash = new byte[SHA256.HashSizeInBytes];
        Hash(key.Key!, hash);
        return hash;
    }

    private static void Hash(string key, Span<byte> hash) => SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
}
