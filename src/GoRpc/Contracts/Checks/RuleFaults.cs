using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of rules: GORPC060 to GORPC069.</summary>
internal static class RuleFaults
{
    public static ContractFault NotForType(Place place, RuleContract rule, Type type, string expected, string fix) => new(
        "GORPC060",
        place,
        $"has {rule} and is of type '{Describe.Type(type)}'",
        expected,
        fix);

    public static ContractFault Limits(Place place, RuleContract rule, string expected, string fix) => new(
        "GORPC061",
        place,
        $"has {rule}",
        expected,
        fix);

    public static ContractFault Pattern(Place place, RuleContract rule, string reason) => new(
        "GORPC062",
        place,
        $"has {rule}, which is no regular expression",
        $"A pattern can be read: {reason.TrimEnd('.')}",
        "Correct the pattern");
}
