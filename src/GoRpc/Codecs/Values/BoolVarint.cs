namespace GoRpc.Codecs.Values;

/// <summary>bool: any number but zero is true.</summary>
internal readonly struct BoolVarint : IVarint<bool>
{
    public static ulong Encode(bool value) => value ? 1UL : 0UL;

    public static bool TryDecode(ulong number, out bool value)
    {
        value = number != 0;
        return true;
    }
}
