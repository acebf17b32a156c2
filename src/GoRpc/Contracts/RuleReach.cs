namespace GoRpc.Contracts;

/// <summary>Which messages have rules, in themselves or in anything that they hold. What has none is never looked at.</summary>
internal static class RuleReach
{
    /// <summary>Whether a payload can break a rule.</summary>
    public static bool HasRules(PayloadContract payload) => payload.Rules.Count > 0 || HasRules(payload.Message);

    /// <summary>Whether a message, or one that it leads to, can break a rule.</summary>
    public static bool HasRules(MessageContract message) => HasRules(message, []);

    /// <summary>Whether a field, or the message in it, can break a rule.</summary>
    public static bool HasRules(FieldContract field) => field.Rules.Count > 0 || LeadsToRules(field);

    /// <summary>Whether the message in a field, or in its elements, can break a rule.</summary>
    public static bool LeadsToRules(FieldContract field) => field.Value.Message is { } message && HasRules(message);

    private static bool HasRules(MessageContract message, HashSet<MessageContract> seen) =>
        seen.Add(message)
        && (message.IsValidatable
            || message.Rules.Count > 0
            || message.Fields.Any(field => field.Rules.Count > 0 || (field.Value.Message is { } inner && HasRules(inner, seen)))
            || (message.Base is { } parent && HasRules(parent, seen))
            || message.Derived.Any(derived => HasRules(derived.Message, seen)));
}
