using System.Reflection;

namespace GoRpc.Contracts;

/// <summary>One message: a class, record or struct of the contract, or the message GoRpc made for a method.</summary>
public sealed class MessageContract
{
    private readonly Func<MessageParts>? _make;
    private MessageParts? _parts;

    internal MessageContract(Type? type, string name)
    {
        Type = type;
        Name = name;
        _parts = new MessageParts();
    }

    internal MessageContract(Type? type, string name, Func<MessageParts> parts)
    {
        Type = type;
        Name = name;
        _make = parts;
    }

    /// <summary>The C# type, or null for a message that GoRpc made from parameters or a result.</summary>
    public Type? Type { get; }

    /// <summary>The full name, for example <c>gorpc.demo.Quote</c>.</summary>
    public string Name { get; }

    /// <summary>The fields in the order of their numbers, without those of base and derived types.</summary>
    public IReadOnlyList<FieldContract> Fields
    {
        get => Parts.Fields;
        internal set => Parts.Fields = value;
    }

    /// <summary>The message of the base type, when that is part of the contract (ProtoInclude); else null.</summary>
    public MessageContract? Base
    {
        get => Parts.Base;
        internal set => Parts.Base = value;
    }

    /// <summary>The derived types, each in a field of its own as ProtoInclude does it.</summary>
    public IReadOnlyList<DerivedContract> Derived
    {
        get => Parts.Derived;
        internal set => Parts.Derived = value;
    }

    /// <summary>Numbers that no field may use any more.</summary>
    public IReadOnlyList<int> Reserved
    {
        get => Parts.Reserved;
        internal set => Parts.Reserved = value;
    }

    /// <summary>The rules of the message as a whole; those of its fields stand there.</summary>
    public IReadOnlyList<RuleContract> Rules
    {
        get => Parts.Rules;
        internal set => Parts.Rules = value;
    }

    /// <summary>Whether the type checks its values itself (<see cref="System.ComponentModel.DataAnnotations.IValidatableObject"/>).</summary>
    public bool IsValidatable
    {
        get => Parts.IsValidatable;
        internal set => Parts.IsValidatable = value;
    }

    /// <summary>
    /// The constructor that makes a value. Its parameters are fields, by name and in <see cref="ConstructorFields"/>;
    /// null for a struct without one, and for a message that GoRpc made.
    /// </summary>
    internal ConstructorInfo? Constructor { get; set; }

    /// <summary>The fields that the constructor's parameters take, in the order of the parameters.</summary>
    internal IReadOnlyList<FieldContract> ConstructorFields { get; set; } = [];

    /// <summary>Makes the message of a method's parameters out of their values, where it was compiled; else null.</summary>
    internal Func<object?[], object>? Make => Parts.Make;

    // A call needs none of it, so a compiled message makes it when somebody asks; two threads see the same parts all the same.
    private MessageParts Parts => _parts ?? LazyInitializer.EnsureInitialized(ref _parts, _make!)!;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
