namespace GoRpc;

/// <summary>The key of one caller: itself or, so that no file holds it, its hash.</summary>
public sealed class GoRpcApiKey
{
    /// <summary>The key, at least 16 characters of ASCII. Keep it out of files that are checked in.</summary>
    /// <value>The default is null: the key is known by <see cref="Sha256"/>.</value>
    public string? Key { get; set; }

    /// <summary>The SHA-256 hash of the key's bytes in UTF-8, as 64 hexadecimal digits: <c>printf %s "$KEY" | sha256sum</c>.</summary>
    /// <value>The default is null: the key is given by <see cref="Key"/>.</value>
    public string? Sha256 { get; set; }

    /// <summary>The roles of the caller.</summary>
    /// <value>The default is empty.</value>
    public IList<string> Roles { get; set; } = [];
}
