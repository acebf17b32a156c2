using System.ComponentModel;
using GoRpc.Codecs.Json;

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

    static void IVarint<bool>.WriteJson(ref JsonWriter writer, bool value) => writer.WriteBool(value);

    static void IVarint<bool>.WriteJsonKey(ref JsonWriter writer, bool value) => writer.WriteRaw(value ? "\"true\""u8 : "\"false\""u8);

    static bool IVarint<bool>.ReadJson(ref JsonReader reader) => reader.ReadBool();
}
