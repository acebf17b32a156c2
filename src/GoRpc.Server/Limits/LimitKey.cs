namespace GoRpc.Server.Limits;

/// <summary>Whose calls are counted together: one key per partition of a limit.</summary>
/// <param name="Address">The address of a peer; zero where something else tells the calls apart.</param>
/// <param name="Name">The caller, or what a key says; null for a peer.</param>
/// <param name="Issuer">Who gave the caller the name; null where nobody did.</param>
internal readonly record struct LimitKey(UInt128 Address, string? Name = null, string? Issuer = null)
{
    // Longer ones are hashed, so that nobody fills the memory of a host with the keys that a limit remembers.
    private const int LongestName = 128;

    /// <summary>The key of a name.</summary>
    public static LimitKey Of(string name, string? issuer = null) => new(
        UInt128.Zero,
        name.Length <= LongestName ? name : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name))),
        issuer);
}
