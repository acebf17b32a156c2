using GoRpc.Contracts;
using Microsoft.Extensions.Options;

namespace GoRpc.Client.Registration;

/// <summary>
/// Reads the contracts of one client together with its options, so that a faulty contract stops the host from starting instead of
/// failing the first request that needs the client.
/// </summary>
internal sealed class ClientContractsValidator(ClientRegistration registration) : IValidateOptions<GoRpcClientOptions>
{
    /// <inheritdoc/>
    /// <exception cref="ContractException">A contract has faults.</exception>
    public ValidateOptionsResult Validate(string? name, GoRpcClientOptions options)
    {
        if (name != registration.Name)
        {
            return ValidateOptionsResult.Skip;
        }

        foreach (var contract in registration.Contracts)
        {
            ContractReader.Read(contract, options.ToContractOptions());
        }

        return ValidateOptionsResult.Success;
    }
}
