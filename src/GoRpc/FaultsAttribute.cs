namespace GoRpc;

/// <summary>
/// Declares the typed faults that a method (or every method of an interface) may answer with.
/// An implementation throws <see cref="FaultException{TFault}"/>; the caller catches the same type.
/// </summary>
/// <param name="types">Data contracts, each a message like any other.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, AllowMultiple = true)]
public sealed class FaultsAttribute(params Type[] types) : Attribute
{
    /// <summary>The declared fault types.</summary>
    public IReadOnlyList<Type> Types { get; } = types;
}
