using GoRpc.Bindings;
using Microsoft.Extensions.Options;

namespace GoRpc.Client.Registration;

/// <summary>
/// Reads the contracts of one client together with its options, so that a faulty contract, or settings for a method that does not
/// exist, stop the host from starting instead of failing, or silently missing, the calls.
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

        var methods = registration.Contracts
            .SelectMany(contract => ServiceBindings.Of(contract, options.ToContractOptions()).Contract.Methods)
            .ToList();
        var unknown = options.Methods.Keys
            .Where(key => !methods.Exists(method => key == method.Name || key == $"{method.ServiceName}/{method.Name}"))
            .Select(key => $"{registration.SectionPath}:{nameof(options.Methods)}:{key}: no service of this client has the method '{key}'. "
                + $"Type one of '{string.Join("', '", methods.Select(method => method.Name))}'.")
            .ToList();
        return unknown.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(unknown);
    }
}
