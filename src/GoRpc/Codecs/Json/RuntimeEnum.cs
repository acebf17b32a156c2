using GoRpc.Contracts;

namespace GoRpc.Codecs.Json;

/// <summary>The contract of an enum that is read at run time, noted when its codec is made.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
internal readonly struct RuntimeEnum<TEnum> : IEnumModel
{
    private static EnumContract? _contract;

    public static EnumContract Contract => _contract ?? throw new NotSupportedException($"The codec of '{typeof(TEnum)}' was made without its contract.");

    /// <summary>Notes the contract. Whoever reads it reads the same.</summary>
    public static void Note(EnumContract contract) => _contract = contract;
}
