namespace GoRpc.Client.Balancing;

/// <summary>Hashes that are the same in every process and every version, so that clients agree which endpoint a key belongs to.</summary>
internal static class StableHash
{
    // http://www.isthe.com/chongo/tech/comp/fnv/
    private const ulong FnvBasis = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x100000001B3;

    /// <summary>The hash of two texts, of which the second may be missing.</summary>
    public static ulong Of(string text, string? more) => Mix(Add(Add(FnvBasis, text) * FnvPrime, more ?? ""));

    /// <summary>Spreads the bits: of hashes that differ little it makes some that differ in half of their bits.</summary>
    // The last step of MurmurHash3.
    public static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var character in text)
        {
            hash = (hash ^ character) * FnvPrime;
        }

        return hash;
    }
}
