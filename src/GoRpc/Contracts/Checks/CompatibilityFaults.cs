using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of compatibility levels: GORPC190 to GORPC199.</summary>
internal static class CompatibilityFaults
{
    /// <summary>One fault for each type or method that carries values whose form nobody stated.</summary>
    public static IEnumerable<ContractFault> Of(IEnumerable<(FieldSource Source, Type Type)> values) =>
        values.GroupBy(value => value.Source.Place.Owner).Select(owner => NotStated(
            new Place(owner.Key, owner.First().Source.Place.Subject),
            [.. owner.Select(value => $"{Describe.Type(value.Type)} in {value.Source.Place.Part}").Distinct()]));

    private static ContractFault NotStated(Place owner, IReadOnlyList<string> values) => new(
        "GORPC190",
        owner,
        $"carries {string.Join(", ", values)}, and nothing states its compatibility level",
        "These types have other forms on the wire at level 200, which protobuf-net takes where none is stated, than at level 300; two sides that differ would read different values",
        "Write [assembly: CompatibilityLevel(CompatibilityLevel.Level300)] in the contract's assembly, or Level200 where peers already use protobuf-net without a level; "
        + "for an assembly that you can't change, set DefaultCompatibilityLevel in the options of host and client");
}
