using System.Globalization;
using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>What an enum must be.</summary>
internal static class EnumChecks
{
    public static IEnumerable<ContractFault> FindFaults(Type type, IReadOnlyList<FieldInfo> fields, MethodInfo? usedBy)
    {
        foreach (var field in fields)
        {
            if (IsOutOfRange(field))
            {
                yield return EnumFaults.OutOfRange(field, usedBy);
            }
            else if (ReservedReader.IsReserved(type, Convert.ToInt32(field.GetRawConstantValue(), CultureInfo.InvariantCulture)))
            {
                yield return EnumFaults.Retired(field, usedBy);
            }
        }
    }

    /// <summary>Whether the number of an enum's value does not fit into 32 bits, as protobuf has it.</summary>
    public static bool IsOutOfRange(FieldInfo field) =>
        Convert.ToDecimal(field.GetRawConstantValue(), CultureInfo.InvariantCulture) is < int.MinValue or > int.MaxValue;
}
