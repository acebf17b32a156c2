using Microsoft.Extensions.Options;

namespace GoRpc.Discovery.Etcd;

/// <summary>Checks the options of a registration; all faults are reported together.</summary>
internal sealed class EtcdRegistrationValidator : IValidateOptions<EtcdRegistrationOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EtcdRegistrationOptions options)
    {
        var faults = options.Faults().Select(static fault => $"Registration in etcd, {fault}").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
