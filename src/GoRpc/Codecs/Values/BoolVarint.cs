using System.ComponentModel;

namespace GoRpc.Codecs.Values;

/// <summary>bool: any number but zero is true.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BoolVarint : IVarint<bool>
{
    static ulong IVarint<bool>.Encode(bool value) => value ? 1UL : 0UL;

    static bool IVarint<bool>.TryDecode(ulong number, out bool value)
    {
        value = number != 0;
        return true;
    }
}
