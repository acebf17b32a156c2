using GoRpc.Contracts;

namespace GoRpc;

/// <summary>A contract that can't be served or called. Thrown when a host maps it or a client is made, never at a call.</summary>
/// <param name="faults">Everything that is wrong, at least one fault.</param>
public sealed class ContractException(IReadOnlyList<ContractFault> faults) : Exception(Describe(faults))
{
    /// <summary>Everything that is wrong with the contract.</summary>
    public IReadOnlyList<ContractFault> Faults { get; } = faults;

    private static string Describe(IReadOnlyList<ContractFault> faults)
    {
        var count = faults.Count == 1 ? "1 fault" : $"{faults.Count} faults";
        return $"The contract has {count}:{Environment.NewLine}" + string.Join(Environment.NewLine, faults.Select(fault => $"- {fault}"));
    }
}
