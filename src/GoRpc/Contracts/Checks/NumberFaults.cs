using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of numbers: GORPC120 to GORPC129.</summary>
internal static class NumberFaults
{
    private const string WhyNumbers = "Every field has a number from 1 on, which never changes, for it is all that travels of its name";

    public static ContractFault NoOrder(Place place, int next) => new(
        "GORPC120",
        place,
        "is a [DataMember] without Order",
        WhyNumbers,
        $"Write [DataMember(Order = {next})]");

    public static ContractFault OrderNotPositive(Place place, int order, int next) => new(
        "GORPC121",
        place,
        $"has Order = {order}",
        WhyNumbers,
        $"Write [DataMember(Order = {next})]");

    public static ContractFault NotPositive(Place place, int number, int next) => new(
        "GORPC122",
        place,
        $"has the number {number}",
        WhyNumbers,
        $"Write [ProtoMember({next})]");

    public static ContractFault OutOfRange(Place place, int number, int largest, int next) => new(
        "GORPC123",
        place,
        $"has the number {number}",
        $"Numbers go from 1 to {largest}",
        $"Use {next}");

    public static ContractFault OfProtobuf(Place place, int number, int next) => new(
        "GORPC124",
        place,
        $"has the number {number}",
        "19000 to 19999 belong to protobuf itself",
        $"Use {next}");

    public static ContractFault Retired(Place place, int number, int next) => new(
        "GORPC125",
        place,
        $"has the number {number}, which is retired by [Reserved]",
        "An older peer would take the value for what the number meant before",
        $"Use {next}");

    public static ContractFault Duplicate(Place place, int number, IReadOnlyList<string> uses, int next) => new(
        "GORPC126",
        place,
        $"uses the number {number} for {string.Join(" and ", uses)}",
        "Each field needs a number of its own",
        $"Use {next} for the one that is newer");
}
