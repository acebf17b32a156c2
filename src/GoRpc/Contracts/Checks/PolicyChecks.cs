using System.Reflection;
using GoRpc.Contracts.Reading;
using Grpc.Core;

namespace GoRpc.Contracts.Checks;

/// <summary>What policies may say.</summary>
internal static class PolicyChecks
{
    /// <summary>The longest deadline; timers of .NET end a little above it.</summary>
    public static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(24);

    /// <summary>Whether a deadline is meant as it was read: a text without a colon, such as "2", is a number of days.</summary>
    public static bool IsDeadline(string text, TimeSpan time) => text.Contains(':') && time > TimeSpan.Zero && time <= LongestDeadline;

    /// <summary>Whether calls can be told apart by a field: one value whose bytes on the wire are the same whenever it is.</summary>
    public static bool IsHashKey(FieldContract field) =>
        field.Cardinality is FieldCardinality.Implicit or FieldCardinality.Explicit
        && field.Value.Kind is not (FieldKind.Message or FieldKind.Timestamp or FieldKind.Duration or FieldKind.BclDateTime or FieldKind.BclTimeSpan);

    /// <summary>What keeps a type from being a declared fault, apart from what keeps it from being a message; or null.</summary>
    public static ContractFault? FindFault(Type type, MethodInfo method) =>
        typeof(Exception).IsAssignableFrom(type) ? PolicyFaults.FaultIsException(type, method)
        : Annotation.FindInherited(type, Attributes.FaultStatus)?.Number("statusCode") == (int)StatusCode.OK ? PolicyFaults.StatusOk(type, method)
        : null;
}
