using GoRpc.Client.Transport;
using Microsoft.Extensions.Options;

namespace GoRpc.Client.Options;

/// <summary>Checks the options of one client: every range, and the rules between options. All faults are reported together.</summary>
/// <param name="client">The name of the client whose options these are.</param>
/// <param name="section">The configuration section that they come from; null when they are made in code.</param>
internal sealed class ClientOptionsValidator(string client, string? section) : IValidateOptions<GoRpcClientOptions>
{
    private static readonly ClientOptionsRanges Ranges = new();
    private static readonly MethodOptionsRanges MethodRanges = new();

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, GoRpcClientOptions options)
    {
        if (name != client)
        {
            return ValidateOptionsResult.Skip;
        }

        var faults = (Ranges.Validate(section, options).Failures ?? [])
            .Concat(options.Methods.SelectMany(method => MethodRanges.Validate(Key($"{nameof(options.Methods)}:{method.Key}"), method.Value).Failures ?? []))
            .Concat(AcrossOptions(options))
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> AcrossOptions(GoRpcClientOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Address))
        {
            yield return section is null
                ? "Address: none is given. Set one, for example options.Address = \"http://localhost:5081\"."
                : $"The client '{client}' has no address: '{section}:Address' is in no configuration, and no code sets it. Add \"{client}\": {{ \"Address\": \"http://localhost:5081\" }} "
                    + $"to \"GoRpc\": {{ \"Clients\": {{ }} }} in appsettings.json, or type AddGoRpcClient<...>(\"{client}\", options => options.Address = \"http://localhost:5081\").";
            yield break;
        }

        if (ChannelAddress.FindFault(options.Address) is { } fault)
        {
            yield return $"{Key(nameof(options.Address))}: {fault}.";
            yield break;
        }

        var address = ChannelAddress.Parse(options.Address);
        if (!address.IsSecure && options.UseProxy)
        {
            yield return $"{Key(nameof(options.UseProxy))}: is true, but '{address.Text}' can't pass a proxy; only https can. Set it to false, or use an https address.";
        }

        if (!address.IsSecure && options.Tls.IsUsed)
        {
            yield return $"{Key(nameof(options.Tls))}: has certificates, but '{address.Text}' is not encrypted. Use an https address, or remove them.";
        }
        else if (TlsFault(options.Tls) is { } tlsFault)
        {
            yield return $"{Key(nameof(options.Tls))}: {tlsFault}.";
        }
    }

    private string Key(string option) => section is null ? option : $"{section}:{option}";

    private static string? TlsFault(GoRpcClientTlsOptions options)
    {
        try
        {
            TlsCertificates.Load(options);
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message.TrimEnd('.');
        }
    }
}
