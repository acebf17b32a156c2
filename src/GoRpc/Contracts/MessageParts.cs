using System.ComponentModel;

namespace GoRpc.Contracts;

/// <summary>What a message is made of. Generated code makes it when somebody first asks; a reader of contracts fills it while it reads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MessageParts
{
    /// <summary>See <see cref="MessageContract.Fields"/>; the default is none.</summary>
    public IReadOnlyList<FieldContract> Fields { get; set; } = [];

    /// <summary>See <see cref="MessageContract.Base"/>; the default is null.</summary>
    public MessageContract? Base { get; set; }

    /// <summary>See <see cref="MessageContract.Derived"/>; the default is none.</summary>
    public IReadOnlyList<DerivedContract> Derived { get; set; } = [];

    /// <summary>See <see cref="MessageContract.Reserved"/>; the default is none.</summary>
    public IReadOnlyList<int> Reserved { get; set; } = [];

    /// <summary>Makes the message of a method's parameters out of their values; the default is null.</summary>
    public Func<object?[], object>? Make { get; set; }

    /// <summary>See <see cref="MessageContract.Rules"/>; the default is none.</summary>
    public IReadOnlyList<RuleContract> Rules { get; set; } = [];

    /// <summary>See <see cref="MessageContract.IsValidatable"/>; the default is false.</summary>
    public bool IsValidatable { get; set; }
}
