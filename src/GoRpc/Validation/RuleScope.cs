using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GoRpc.Codecs.Fields;
using GoRpc.Codecs.Wire;

namespace GoRpc.Validation;

/// <summary>Where rules are checked: what they may ask for, and how deep the message lies. Used by generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RuleScope
{
    private readonly IServiceProvider? _services;
    private readonly int _depth;

    internal RuleScope(IServiceProvider? services, int depth = 0)
    {
        _services = services;
        _depth = depth;
    }

    /// <summary>Whether the message lies deeper than any may: it is not looked at, for it can't be sent.</summary>
    public bool IsTooDeep => _depth > Nesting.MaxDepth;

    /// <summary>The scope of a message inside this one.</summary>
    public RuleScope Inner => new(_services, _depth + 1);

    /// <summary>Whether a value keeps a rule that wants to know where it stands.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="value">The value; null for null.</param>
    /// <param name="owner">The message that has it.</param>
    /// <param name="name">The name of its member; null for the message as a whole.</param>
    /// <param name="displayName">The name that people read.</param>
    /// <returns>Whether the rule is kept.</returns>
    public bool Holds(ValidationAttribute rule, object? value, object owner, string? name, string displayName)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.GetValidationResult(value, ContextOf(owner, name, displayName)) == ValidationResult.Success;
    }

    /// <summary>Whether a message is sound in its own words.</summary>
    /// <param name="message">The message.</param>
    /// <param name="displayName">The name that people read.</param>
    /// <returns>Whether it has nothing to say.</returns>
    public bool Holds(IValidatableObject message, string displayName)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var result in message.Validate(ContextOf(message, null, displayName)) ?? [])
        {
            if (result != ValidationResult.Success)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all messages of a list keep their rules.</summary>
    /// <typeparam name="T">The type of the messages.</typeparam>
    /// <typeparam name="TRules">Their rules.</typeparam>
    /// <param name="elements">The messages; those that are null are left to who sends them.</param>
    /// <returns>Whether all rules are kept.</returns>
    public bool EachHolds<T, TRules>(Elements<T> elements)
        where TRules : struct, IMessageRules<T>
    {
        var inner = Inner;
        var hold = true;
        foreach (var element in elements.Span)
        {
            if (element is not null && !default(TRules).Hold(element, inner))
            {
                hold = false;
                break;
            }
        }

        elements.Return();
        return hold;
    }

    /// <summary>Whether all values of a map keep their rules.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TRules">Their rules.</typeparam>
    /// <param name="pairs">The pairs; values that are null are left to who sends them.</param>
    /// <returns>Whether all rules are kept.</returns>
    public bool EachHolds<TKey, T, TRules>(Elements<KeyValuePair<TKey, T>> pairs)
        where TRules : struct, IMessageRules<T>
    {
        var inner = Inner;
        var hold = true;
        foreach (var pair in pairs.Span)
        {
            if (pair.Value is { } value && !default(TRules).Hold(value, inner))
            {
                hold = false;
                break;
            }
        }

        pairs.Return();
        return hold;
    }

    internal ValidationContext ContextOf(object owner, string? name, string displayName) => new(owner, displayName, _services, items: null) { MemberName = name };
}
