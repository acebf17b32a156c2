using System.Text.RegularExpressions;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>What the rules of .NET may stand on, and what may stand in them. Rules of a contract's own are its author's business.</summary>
internal static class RuleChecks
{
    private const string Space = "System.ComponentModel.DataAnnotations.";

    /// <summary>What is wrong with the rules of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="place">Where it stands.</param>
    public static IEnumerable<ContractFault> FindFaults(FieldContract field, Place place)
    {
        foreach (var rule in field.Rules.Where(rule => rule.Type.FullName?.StartsWith(Space, StringComparison.Ordinal) == true))
        {
            var name = rule.Type.FullName![Space.Length..];
            var written = Annotation.Of(rule.Written!);
            if (FindTypeFault(field, rule, name, written, place) is { } typeFault)
            {
                yield return typeFault;
            }
            else if (FindLimitFault(name, written) is { } expected)
            {
                yield return RuleFaults.Limits(place, rule, expected, "Correct the limits");
            }
            else if (name == "RegularExpressionAttribute" && FindPatternFault(written.Text("pattern")) is { } reason)
            {
                yield return RuleFaults.Pattern(place, rule, reason);
            }
        }
    }

    /// <summary>What is wrong with rules that name another member.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="others">The fields that such a rule may name.</param>
    /// <param name="placeOf">Where a field stands.</param>
    public static IEnumerable<ContractFault> FindComparisonFaults(
        IEnumerable<FieldContract> fields, IReadOnlyCollection<FieldContract> others, Func<FieldContract, Place> placeOf) =>
        from field in fields
        from rule in field.Rules
        where rule.Type.FullName == Space + "CompareAttribute"
        let other = Annotation.Of(rule.Written!).Text("otherProperty")
        where !others.Any(candidate => candidate.Name == other)
        select RuleFaults.NotForType(
            placeOf(field), rule, field.Type, $"There is no '{other}' among the members that travel, to compare it with", "Name a member of the contract, or remove the rule");

    private static ContractFault? FindTypeFault(FieldContract field, RuleContract rule, string name, Annotation written, Place place)
    {
        var type = Nullable.GetUnderlyingType(field.Type) ?? field.Type;
        var isSingle = field.Cardinality is not (FieldCardinality.Repeated or FieldCardinality.Map) && field.Value.Kind is not (FieldKind.Message or FieldKind.Bytes);
        return name switch
        {
            "RangeAttribute" when written.Type("type") is { } limits => type == limits && typeof(IComparable).IsAssignableFrom(type) ? null
                : type == limits ? Fault("Values can be compared with limits if their type is IComparable", "Remove it")
                : Fault($"Limits of type '{Describe.Type(limits)}' are compared with values of that type alone", $"Name the type of the value: [Range(typeof({Describe.Type(type)}), ...)]"),
            "RangeAttribute" => isSingle && RuleLimits.IsNumber(type) ? null
                : Fault("Numbers are compared with numbers", "Remove it, or name the type of the limits: [Range(typeof(T), \"...\", \"...\")]"),
            "StringLengthAttribute" => type == typeof(string) ? null : Fault("It is for strings", "Use [Length] for a collection, [Range] for a number"),
            "MinLengthAttribute" or "MaxLengthAttribute" or "LengthAttribute" => type == typeof(string) || !isSingle && !(field.Value.Kind is FieldKind.Message && field.Cardinality is FieldCardinality.Explicit) ? null
                : Fault("Strings, bytes and collections have a length", "Use [Range] for a number, or remove it"),
            "RegularExpressionAttribute" => isSingle ? null : Fault("A pattern is for text", "Put it on the text, or remove it"),
            "EmailAddressAttribute" or "PhoneAttribute" or "CreditCardAttribute" or "FileExtensionsAttribute" or "Base64StringAttribute" =>
                type == typeof(string) ? null : Fault("It is for strings", "Make it a string, or remove the rule"),
            "UrlAttribute" => type == typeof(string) || type == typeof(Uri) ? null : Fault("It is for strings and Uri", "Make it a string, or remove the rule"),
            "AllowedValuesAttribute" or "DeniedValuesAttribute" => written.Elements("values").Any(value => value.Value is not null && value.ArgumentType == type) ? null
                : Fault("Only values of its very type are equal to it, and the rule has none", $"Write values of type '{Describe.Type(type)}', or remove the rule"),
            _ => null,
        };

        ContractFault Fault(string expected, string fix) => RuleFaults.NotForType(place, rule, field.Type, expected, fix);
    }

    private static string? FindLimitFault(string name, Annotation written) => name switch
    {
        "RangeAttribute" => RuleLimits.OfRange(written),
        "StringLengthAttribute" => RuleLimits.OfLength(written.Number("MinimumLength"), written.Number("maximumLength")),
        "MinLengthAttribute" => RuleLimits.OfLength(written.Number("length"), null),
        "LengthAttribute" => RuleLimits.OfLength(written.Number("minimumLength"), written.Number("maximumLength")),
        "MaxLengthAttribute" when written.Number("length") is 0 or < -1 => "A length is at least one, or minus one for any",
        "RegularExpressionAttribute" when written.Number("MatchTimeoutInMilliseconds") is 0 or < -1 => "The time for a match is at least one millisecond, or minus one for any",
        _ => null,
    };

    private static string? FindPatternFault(string? pattern)
    {
        try
        {
            _ = new Regex(pattern ?? "");
            return string.IsNullOrEmpty(pattern) ? "it is empty" : null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }
}
