using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts;

/// <summary>One rule that a value must keep: an attribute that derives from <see cref="ValidationAttribute"/>, on a member, parameter or type.</summary>
public sealed class RuleContract
{
    private readonly Func<ValidationAttribute> _make;
    private ValidationAttribute? _attribute;

    /// <summary>Describes a rule. Called by generated code only.</summary>
    /// <param name="type">The type of the attribute.</param>
    /// <param name="attribute">Gives the attribute; called when somebody first asks for it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RuleContract(Type type, Func<ValidationAttribute> attribute)
    {
        Type = type;
        _make = attribute;
    }

    internal RuleContract(CustomAttributeData written)
        : this(written.AttributeType, () => RuleAttributes.Of(written)) => Written = written;

    /// <summary>The type of the attribute.</summary>
    public Type Type { get; }

    /// <summary>
    /// What callers in any language tell the rule by: the name of the attribute in capitals, for example <c>RANGE</c> or <c>STRING_LENGTH</c>.
    /// </summary>
    public string Reason => RuleWords.ReasonOf(Type);

    /// <summary>The attribute, always the same one. Safe for threads where the attribute is; those of .NET are.</summary>
    public ValidationAttribute Attribute => _attribute ?? LazyInitializer.EnsureInitialized(ref _attribute, _make)!;

    /// <summary>The attribute as it was written; null in a contract that was compiled.</summary>
    internal CustomAttributeData? Written { get; }

    /// <inheritdoc/>
    public override string ToString() => Written is null ? $"[{RuleWords.Shorten(Type)}]" : RuleText.Of(Written);
}
