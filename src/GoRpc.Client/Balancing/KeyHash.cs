using System.Text;

namespace GoRpc.Client.Balancing;

/// <summary>Hashes that are the same in every process and release, so that all clients agree which endpoint a key belongs to.</summary>
internal static class KeyHash
{
    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): keys are short.
    private const ulong Basis = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    /// <summary>The hash of a text is that of its UTF-8 bytes, as protobuf carries it.</summary>
    public static ulong Of(string text)
    {
        const int MostOnStack = 256;
        var bytes = Encoding.UTF8.GetMaxByteCount(text.Length) <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[Encoding.UTF8.GetByteCount(text)];
        return Of(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Basis;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * Prime;
        }

        // FNV leaves the high bits of short keys alike.
        return Mix(hash);
    }

    /// <summary>The hash of an endpoint.</summary>
    public static ulong Of(GoRpcEndpoint endpoint) => Of($"{endpoint.Address}\n{endpoint.Authority}");

    /// <summary>Spreads the bits: of hashes that differ little it makes some that differ in half of their bits. The last step of MurmurHash3.</summary>
    public static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
