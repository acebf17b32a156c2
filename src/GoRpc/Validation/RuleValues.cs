using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace GoRpc.Validation;

/// <summary>What the rules of .NET ask of values, without boxing them. Used by generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RuleValues
{
    /// <summary>The pattern of a rule, compiled where code can be.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The pattern, with the rule's timeout.</returns>
    public static Regex PatternOf(RegularExpressionAttribute rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.MatchTimeoutInMilliseconds == -1
            ? new Regex(rule.Pattern, RegexOptions.Compiled)
            : new Regex(rule.Pattern, RegexOptions.Compiled, TimeSpan.FromMilliseconds(rule.MatchTimeoutInMilliseconds));
    }

    /// <summary>Whether a pattern matches a text from its beginning to its end; null and empty texts need not.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <returns>Whether the rule is kept; false when the time ran out.</returns>
    public static bool Matches(Regex pattern, string? text)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        try
        {
            // The first match counts, as it does for RegularExpressionAttribute.
            foreach (var match in pattern.EnumerateMatches(text))
            {
                return match.Index == 0 && match.Length == text.Length;
            }

            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>The number of elements of a collection.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="collection">The collection.</param>
    /// <returns>The number.</returns>
    public static int CountOf<T>(IEnumerable<T> collection) => collection switch
    {
        ICollection<T> counted => counted.Count,
        ICollection counted => counted.Count,
        IReadOnlyCollection<T> counted => counted.Count,
        _ => collection.Count(),
    };
}
