using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of policies: GORPC050 to GORPC059.</summary>
internal static class PolicyFaults
{
    public static ContractFault Deadline(MemberInfo place, string text) => new(
        "GORPC050",
        place is MethodInfo method ? Place.Of(method) : Place.Of((Type)place, null),
        $"has [Deadline(\"{text}\")]",
        $"A deadline is a time as hours:minutes:seconds, more than zero and at most {PolicyChecks.LongestDeadline.Days} days",
        "Write for example [Deadline(\"00:00:02\")] for two seconds");

    public static ContractFault FaultIsException(Type type, MethodInfo method) => new(
        "GORPC051",
        Place.Of(method),
        $"declares the exception '{Describe.Type(type)}' as a fault",
        "A fault is data that a caller in any language can read; an exception is not",
        "Declare a record with what the caller needs, and throw FaultException<TFault> with it");

    public static ContractFault StatusOk(Type type, MethodInfo method) => new(
        "GORPC052",
        Place.Of(type, method),
        "has [FaultStatus(StatusCode.OK)]",
        "OK says that the call succeeded",
        "Write the status that says why it failed, for example [FaultStatus(StatusCode.NotFound)]");

    public static ContractFault SeveralKeys(Place place, IReadOnlyList<string> names) => new(
        "GORPC053",
        place,
        $"marks {string.Join(" and ", names.Select(name => $"'{name}'"))} as [HashKey]",
        "A call is balanced by one key",
        "Leave [HashKey] on one of them; where several make the key together, the client's option HashKey can join them");

    public static ContractFault NoKey(Place place, Type type) => new(
        "GORPC054",
        place,
        $"is marked as [HashKey] and is of type '{Describe.Type(type)}'",
        "A key is one value that is known when the call is made: a number, bool, string, enum, Guid or byte[]",
        "Mark a parameter of such a type, or a member of the message that is the whole request, or remove [HashKey]");

    public static ContractFault Compression(MemberInfo place, int encoding, int? fromBytes) => new(
        "GORPC055",
        place is MethodInfo method ? Place.Of(method) : Place.Of((Type)place, null),
        $"has [Compress((MessageEncoding){encoding}{(fromBytes is null ? "" : $", FromBytes = {fromBytes}")})]",
        "Messages are compressed in a MessageEncoding, from 0 bytes on or from more",
        "Write for example [Compress(MessageEncoding.Gzip, FromBytes = 1024)]");
}
