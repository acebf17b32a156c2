namespace GoRpc;

/// <summary>Retires member numbers of a message: the contract check refuses a member that uses one again.</summary>
/// <param name="numbers">The numbers that earlier versions of the message used.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, AllowMultiple = true)]
public sealed class ReservedAttribute(params int[] numbers) : Attribute
{
    /// <summary>The retired numbers.</summary>
    public IReadOnlyList<int> Numbers { get; } = numbers;
}
