using System.ComponentModel;
using GoRpc.Contracts;

namespace GoRpc.Bindings;

/// <summary>One method of a <see cref="ServiceBinding"/>. Immutable, safe for threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MethodBinding
{
    private protected MethodBinding(MethodContract contract) => Contract = contract;

    /// <summary>The contract of the method.</summary>
    public MethodContract Contract { get; }

    /// <summary>Tells a visitor of which kind the method is, and with which messages.</summary>
    /// <param name="visitor">The visitor.</param>
    public abstract void Accept(IMethodVisitor visitor);
}
