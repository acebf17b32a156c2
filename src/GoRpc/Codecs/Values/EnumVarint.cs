using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Json;

namespace GoRpc.Codecs.Values;

/// <summary>An enum as its number. Numbers without a name are kept: proto3 enums are open.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TNumber">The type of its numbers.</typeparam>
/// <typeparam name="TVarint">How that type travels.</typeparam>
/// <typeparam name="TModel">Leads to its contract, which has the names of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumVarint<TEnum, TNumber, TVarint, TModel> : IVarint<TEnum>
    where TEnum : unmanaged, Enum
    where TNumber : unmanaged, IBinaryInteger<TNumber>
    where TVarint : struct, IVarint<TNumber>
    where TModel : struct, IEnumModel
{
    static ulong IVarint<TEnum>.Encode(TEnum value) => TVarint.Encode(Unsafe.BitCast<TEnum, TNumber>(value));

    static bool IVarint<TEnum>.TryDecode(ulong number, out TEnum value)
    {
        var isKnown = TVarint.TryDecode(number, out var decoded);
        value = Unsafe.BitCast<TNumber, TEnum>(decoded);
        return isKnown;
    }

    static void IVarint<TEnum>.WriteJson(ref JsonWriter writer, TEnum value)
    {
        var number = NumberOf(value);
        if (Known.Names.Find(number) is { } name)
        {
            writer.WriteRaw(name);
        }
        else
        {
            writer.WriteNumber(number);
        }
    }

    // A .proto has no enums as keys, so that they are numbers for other languages.
    static void IVarint<TEnum>.WriteJsonKey(ref JsonWriter writer, TEnum value) => writer.WriteQuoted(NumberOf(value));

    static TEnum IVarint<TEnum>.ReadJson(ref JsonReader reader)
    {
        // Names of an enum whose values do not fit into the C# type do not exist, but numbers do.
        if (reader.IsText && reader.TryReadUtf8(out var name) && Known.Names.TryFind(name, out var number))
        {
            return Unsafe.BitCast<TNumber, TEnum>(TNumber.CreateTruncating(number));
        }

        if (!reader.IsNumber && !reader.IsKey)
        {
            reader.FailExpecting(Known.Names.Expected);
        }

        return Unsafe.BitCast<TNumber, TEnum>(TVarint.ReadJson(ref reader));
    }

    private static long NumberOf(TEnum value) => (long)TVarint.Encode(Unsafe.BitCast<TEnum, TNumber>(value));

    // Made when JSON first meets the enum.
    private static class Known
    {
        public static readonly EnumNames Names = new(TModel.Contract);
    }
}
