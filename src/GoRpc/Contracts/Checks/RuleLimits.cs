using System.Globalization;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>Whether there is anything that a rule with limits lets through.</summary>
internal static class RuleLimits
{
    private static readonly HashSet<Type> Numbers =
    [
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(decimal),
    ];

    private static readonly HashSet<Type> Times = [typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly)];

    /// <summary>Whether a type can be compared with limits that are numbers.</summary>
    public static bool IsNumber(Type type) => Numbers.Contains(type) || type == typeof(float) || type == typeof(double) || type == typeof(char) || type.IsEnum;

    /// <summary>What is wrong with the limits of [Range], or null.</summary>
    public static string? OfRange(Annotation rule)
    {
        var isOpen = rule.IsTrue("MinimumIsExclusive") || rule.IsTrue("MaximumIsExclusive");
        var (minimum, maximum) = (rule.Value("minimum"), rule.Value("maximum"));
        if (rule.Type("type") is { } type)
        {
            (minimum, maximum) = (Parse(type, minimum as string), Parse(type, maximum as string));
            if (minimum is null || maximum is null)
            {
                return CanParse(type) ? $"The limits are texts that a '{Describe.Type(type)}' can be read from" : null;
            }
        }

        return minimum is not IComparable lower || maximum is null ? null
            : lower is double.NaN || maximum is double.NaN || lower.CompareTo(maximum) > 0 || (isOpen && lower.CompareTo(maximum) == 0) ? "The lower limit comes first, and there is a value between both"
            : null;
    }

    /// <summary>What is wrong with the lengths of a rule, or null.</summary>
    /// <param name="minimum">The least; null when it has none.</param>
    /// <param name="maximum">The most; null when it has none.</param>
    public static string? OfLength(int? minimum, int? maximum) =>
        minimum < 0 || maximum < 0 || minimum > maximum ? "A length is zero or more, and the least is not above the most" : null;

    private static bool CanParse(Type type) => Numbers.Contains(type) || Times.Contains(type) || type == typeof(float) || type == typeof(double) || type == typeof(TimeSpan);

    // Types that both readings can parse alike; the limits of others are read when the host starts.
    private static object? Parse(Type type, string? text) =>
        Numbers.Contains(type) ? decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var whole) ? whole : null
        : type == typeof(float) || type == typeof(double) ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null
        : type == typeof(TimeSpan) ? TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null
        : Times.Contains(type) ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null
        : null;
}
