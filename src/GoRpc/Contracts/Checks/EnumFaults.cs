using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of enums: GORPC160 to GORPC169.</summary>
internal static class EnumFaults
{
    public static ContractFault OutOfRange(FieldInfo field, MethodInfo? usedBy) => new(
        "GORPC160",
        Place.OfMember(field.DeclaringType!, field.Name, usedBy),
        $"has the number {field.GetRawConstantValue()}",
        "The numbers of an enum are 32 bits wide in protobuf",
        $"Use a number from {int.MinValue} to {int.MaxValue}, or declare the member as 'long'");

    public static ContractFault Retired(FieldInfo field, MethodInfo? usedBy) => new(
        "GORPC161",
        Place.OfMember(field.DeclaringType!, field.Name, usedBy),
        $"has the number {field.GetRawConstantValue()}, which is retired by [Reserved]",
        "An older peer would take the value for what the number meant before",
        "Use a number that was never used");
}
