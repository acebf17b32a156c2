namespace GoRpc.Contracts;

/// <summary>What rules are called.</summary>
internal static class RuleWords
{
    // https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto: BadRequest.FieldViolation.reason
    private const int LongestReason = 63;

    /// <summary>The name of an attribute without its suffix.</summary>
    public static string Shorten(Type attribute)
    {
        var name = attribute.Name.Split('`')[0];
        return name.EndsWith(nameof(Attribute), StringComparison.Ordinal) && name.Length > nameof(Attribute).Length ? name[..^nameof(Attribute).Length] : name;
    }

    /// <summary>The word for a broken rule: <c>STRING_LENGTH</c> for [StringLength].</summary>
    public static string ReasonOf(Type attribute) => ReasonOf(Shorten(attribute));

    /// <summary>The same for the name of a rule that is no attribute.</summary>
    public static string ReasonOf(string rule)
    {
        var reason = ProtoNames.Field(rule).ToUpperInvariant();
        return reason.Length > LongestReason ? reason[..LongestReason].TrimEnd('_') : reason;
    }
}
