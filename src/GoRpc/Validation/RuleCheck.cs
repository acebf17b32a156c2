using System.ComponentModel;

namespace GoRpc.Validation;

/// <summary>Whether a message keeps all rules of its contract; see <see cref="IMessageRules{T}.Hold"/>.</summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
/// <param name="message">The message, not null.</param>
/// <param name="scope">What the rules may ask for.</param>
/// <returns>Whether all rules are kept.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool RuleCheck<in T>(T message, in RuleScope scope);
