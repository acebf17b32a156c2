using GoRpc.Contracts;
using GoRpc.Contracts.Reading;

namespace GoRpc.Generators.Hints;

/// <summary>GORPC304: methods that block their caller.</summary>
internal static class SynchronousHints
{
    public static IEnumerable<ContractFault> Of(ServiceContract contract) =>
        from method in contract.Methods
        where method.Signature.ResultForm is ResultForm.Value
        let result = method.Signature.ResultType
        select new ContractFault(
            "GORPC304",
            Place.Of(method.Method),
            "is synchronous, so that the caller's thread waits for the network",
            "An asynchronous method says that it takes time, and leaves the thread to others meanwhile",
            result == typeof(void) ? "Return 'ValueTask'" : $"Return 'ValueTask<{Describe.Type(result)}>'");
}
