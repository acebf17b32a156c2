namespace GoRpc;

/// <summary>
/// The time a call of the method may take, all attempts together, where neither the call nor the client's options say otherwise.
/// On an interface it holds for every unary and client-streaming method that has none of its own.
/// </summary>
/// <param name="time">The time as <see cref="TimeSpan"/> reads it in the invariant culture, for example <c>"00:00:02"</c>; more than zero.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface)]
public sealed class DeadlineAttribute(string time) : Attribute
{
    /// <summary>The time as it was written. The contract check reports a text that is no time or not more than zero.</summary>
    public string Time { get; } = time;
}
