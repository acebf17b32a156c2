namespace GoRpc.Contracts;

/// <summary>What travels in one direction of a method.</summary>
/// <param name="Form">Whether the user's type is the message, or GoRpc made a message around parameters or a result.</param>
/// <param name="Message">The message.</param>
public sealed record PayloadContract(PayloadForm Form, MessageContract Message)
{
    /// <summary>The rules on the parameter that is the message itself; those of any other parameter stand on its field.</summary>
    public IReadOnlyList<RuleContract> Rules { get; init; } = [];
}
