using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Validation;

/// <summary>Asks a rule about a value that is known as an object alone.</summary>
internal sealed class RuleTest
{
    private readonly RuleContract _rule;
    private readonly bool _isOfFramework;
    private readonly bool _wantsContext;
    private readonly bool _counts;
    private readonly Func<object, object?>? _other;

    /// <param name="rule">The rule.</param>
    /// <param name="message">The message that has the value.</param>
    public RuleTest(RuleContract rule, MessageContract message)
    {
        _rule = rule;
        _isOfFramework = rule.Type.Namespace == typeof(ValidationAttribute).Namespace;
        _wantsContext = !_isOfFramework || rule.Type == typeof(CustomValidationAttribute);
        _counts = rule.Type == typeof(MinLengthAttribute) || rule.Type == typeof(MaxLengthAttribute) || rule.Type == typeof(LengthAttribute);
        _other = rule.Type == typeof(CompareAttribute) ? FieldReader.Of(message, ((CompareAttribute)rule.Attribute).OtherProperty) : null;
    }

    /// <summary>Whether other rules of the value mean nothing when this one is broken.</summary>
    public bool ComesFirst => _rule.Attribute is RequiredAttribute;

    public string Reason => _rule.Reason;

    /// <summary>What is wrong with a value, or null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="owner">The message that has it.</param>
    /// <param name="name">The name of its member; null for the message as a whole.</param>
    /// <param name="displayName">The name that people read.</param>
    /// <param name="scope">What the rule may ask for.</param>
    public ValidationResult? Find(object? value, object owner, string? name, string displayName, RuleScope scope)
    {
        if (_other is not null)
        {
            // .NET reads the other value by reflection, which a trimmed application may not have.
            return Equals(value, _other(owner)) ? ValidationResult.Success : Broken(name, displayName);
        }

        try
        {
            var counted = _counts ? Countable(value) : value;
            return !_wantsContext && _rule.Attribute.IsValid(counted)
                ? ValidationResult.Success
                : _rule.Attribute.GetValidationResult(counted, scope.ContextOf(owner, name, displayName));
        }
        catch (Exception exception) when (_isOfFramework && exception is OverflowException or RegexMatchTimeoutException)
        {
            // [Range] of int throws at a long that is none, and a pattern may need more time than it has: neither value keeps its rule.
            return Broken(name, displayName);
        }
    }

    private ValidationResult Broken(string? name, string displayName) =>
        new(_rule.Attribute.FormatErrorMessage(displayName), name is null ? null : [name]);

    // .NET counts other collections by reflection, which a trimmed application may not have.
    private static object? Countable(object? value) =>
        value is null or string or ICollection ? value : new object?[MessageValues.ElementsOf(value).Count()];
}
