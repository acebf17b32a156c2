using System.ComponentModel;
using System.Reflection;

namespace GoRpc.Contracts;

/// <summary>One field of a message.</summary>
public sealed class FieldContract
{
    /// <summary>The number on the wire.</summary>
    public required int Number { get; init; }

    /// <summary>The name of the member or parameter, for example <c>Symbol</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The name in a .proto: the author's (<c>[ProtoMember(1, Name = "…")]</c>, <c>[DataMember(Name = "…")]</c>) as it was written if a .proto can have it, else the name
    /// of the member or parameter in lower case with underscores, for example <c>unit_price</c>.
    /// </summary>
    public string ProtoName
    {
        get => field ?? ProtoNames.Field(Name);
        init;
    }

    /// <summary>The C# type of the member or parameter as declared, for example <c>List&lt;Quote&gt;</c> or <c>int?</c>; object for a message that GoRpc made.</summary>
    public required Type Type { get; init; }

    /// <summary>How often the value occurs, and what absence means.</summary>
    public required FieldCardinality Cardinality { get; init; }

    /// <summary>The value, the list's element, or the map's value.</summary>
    public required FieldValue Value { get; init; }

    /// <summary>The key of a map; null for anything else.</summary>
    public FieldValue? Key { get; init; }

    /// <summary>Whether null is allowed by the contract (a nullable member, or one of code without nullable annotations).</summary>
    public bool AllowsNull { get; init; }

    /// <summary>Whether repeated scalars share one length-delimited field; both forms are always read.</summary>
    public bool IsPacked { get; init; }

    /// <summary>The rules that the value must keep, as they were written; with a list or map they are those of the collection.</summary>
    public IReadOnlyList<RuleContract> Rules { get; init; } = [];

    /// <summary>The name that people read: that of [Display(Name = ...)], else <see cref="Name"/>.</summary>
    public string DisplayName
    {
        get => field ?? Name;
        init;
    }

    /// <summary>Reads the value out of a message that was compiled. Set by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<object, object?>? ValueOf { get; init; }

    /// <summary>The property or field; null for a parameter or result, and for a message that was compiled.</summary>
    internal MemberInfo? Member { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Number}";
}
