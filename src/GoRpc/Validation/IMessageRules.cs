using System.ComponentModel;

namespace GoRpc.Validation;

/// <summary>Whether messages keep the rules of their contract, as the contract compiler generates it: a struct without content. Used by generated code only.</summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMessageRules<in T>
{
    /// <summary>Whether a message keeps all rules, in itself and in what it holds. Stops at the first that is broken; which one it was is found out slowly.</summary>
    /// <param name="message">The message, not null.</param>
    /// <param name="scope">What the rules may ask for.</param>
    /// <returns>Whether all rules are kept.</returns>
    bool Hold(T message, in RuleScope scope);
}
