using System.Globalization;
using System.Reflection;
using GoRpc.Contracts.Checks;

namespace GoRpc.Contracts.Reading;

/// <summary>Reads enums.</summary>
internal sealed class EnumReader(ContractReading reading, IReadOnlyDictionary<Type, EnumContract> known)
{
    private readonly Dictionary<Type, EnumContract> _read = [];

    /// <summary>What this reading added to the enums known before.</summary>
    public IReadOnlyCollection<EnumContract> Read => _read.Values;

    public EnumContract Get(Type type)
    {
        if (known.TryGetValue(type, out var contract) || _read.TryGetValue(type, out contract))
        {
            return contract;
        }

        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        reading.Report(EnumChecks.FindFaults(type, fields, reading.Method));
        var values = fields.Where(field => !EnumChecks.IsOutOfRange(field)).Select(field => KeyValuePair.Create(NameOf(field), NumberOf(field)));
        return _read[type] = new EnumContract(type, MessageNames.Of(type), [.. values]);
    }

    private static string NameOf(FieldInfo field) =>
        Annotation.Find(field, Attributes.ProtoEnum)?.Text("Name") ?? Annotation.Find(field, Attributes.EnumMember)?.Text("Value") ?? field.Name;

    private static long NumberOf(FieldInfo field) => Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture);
}
