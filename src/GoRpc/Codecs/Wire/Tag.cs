namespace GoRpc.Codecs.Wire;

/// <summary>The varint in front of every field: its number and its wire type.</summary>
internal static class Tag
{
    private const int TypeBits = 3;

    public static uint Of(int number, WireType type) => ((uint)number << TypeBits) | (uint)type;

    public static int NumberOf(uint tag) => (int)(tag >> TypeBits);

    public static WireType TypeOf(uint tag) => (WireType)(tag & 7);
}
