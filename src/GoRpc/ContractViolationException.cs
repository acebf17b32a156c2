namespace GoRpc;

/// <summary>
/// A value that its contract does not allow, for example null where the contract says non-nullable. Thrown at the sender,
/// before anything is sent; on a server the caller sees INTERNAL with an error id.
/// </summary>
/// <param name="path">The member that holds the value, for example <c>Order.Lines[3].Name</c>.</param>
/// <param name="message">What was found, what the contract expects and what to do.</param>
public sealed class ContractViolationException(string path, string message) : ArgumentException(message)
{
    /// <summary>The member that holds the value, for example <c>Order.Lines[3].Name</c>.</summary>
    public string Path { get; } = path;
}
