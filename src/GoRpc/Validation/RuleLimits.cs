using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GoRpc.Validation;

/// <summary>The limits of a [Range] whose type is named in it, read once. Used by generated code only.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RuleLimits<T>
    where T : IComparable<T>
{
    private readonly T _minimum;
    private readonly T _maximum;
    private readonly bool _isMinimumExclusive;
    private readonly bool _isMaximumExclusive;

    /// <summary>Reads the limits of a rule.</summary>
    /// <param name="rule">The rule.</param>
    public RuleLimits(RangeAttribute rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        // Its limits are texts until it is first asked.
        rule.IsValid(null);
        (_minimum, _maximum) = ((T)rule.Minimum, (T)rule.Maximum);
        (_isMinimumExclusive, _isMaximumExclusive) = (rule.MinimumIsExclusive, rule.MaximumIsExclusive);
    }

    /// <summary>Whether a value lies within.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether the rule is kept.</returns>
    public bool Contain(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var (above, below) = (value.CompareTo(_minimum), value.CompareTo(_maximum));
        return (above > 0 || (above == 0 && !_isMinimumExclusive)) && (below < 0 || (below == 0 && !_isMaximumExclusive));
    }
}
