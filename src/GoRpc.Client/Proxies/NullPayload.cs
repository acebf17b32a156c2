using GoRpc.Contracts;

namespace GoRpc.Client.Proxies;

/// <summary>What to throw for a null where the contract has a message or a stream. Nothing was sent.</summary>
internal static class NullPayload
{
    public static ContractViolationException Request(MethodContract contract)
    {
        var name = ParameterOf(contract, contract.Signature.Payload[0]);
        return new ContractViolationException(
            name,
            $"The request '{name}' of {contract.ServiceName}/{contract.Name} is null, and the contract needs a '{contract.Request.Message}'. Nothing was sent. Pass a message, empty if need be.");
    }

    public static ContractViolationException Stream(MethodContract contract)
    {
        var name = ParameterOf(contract, contract.Signature.Stream);
        return new ContractViolationException(name, $"The stream '{name}' of {contract.ServiceName}/{contract.Name} is null. Pass an empty stream to send nothing.");
    }

    public static ContractViolationException Item(MethodContract contract)
    {
        var name = ParameterOf(contract, contract.Signature.Stream);
        return new ContractViolationException(
            name,
            $"An item of the stream '{name}' of {contract.ServiceName}/{contract.Name} is null, and the contract needs a '{contract.Request.Message}'. Leave the item out.");
    }

    private static string ParameterOf(MethodContract contract, int position) => contract.Method.GetParameters()[position].Name!;
}
