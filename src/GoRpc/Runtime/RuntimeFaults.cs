using GoRpc.Contracts;
using GoRpc.Contracts.Reading;

namespace GoRpc.Runtime;

/// <summary>The wording of what keeps a sound contract from being used: GORPC195 to GORPC199.</summary>
internal static class RuntimeFaults
{
    public static ContractFault NotCompiled(Type type) => new(
        "GORPC195",
        $"'{Describe.Type(type)}'",
        "was not compiled by GoRpc, and this application is trimmed, so that it can't be read by reflection",
        "A trimmed application has only the code that was there when it was published",
        "Reference GoRpc in the project that has it and leave GoRpcCompileContracts on (the build says what keeps a contract from being compiled), "
            + "or publish with <GoRpcRuntimeContracts>true</GoRpcRuntimeContracts> and without Native AOT");
}
