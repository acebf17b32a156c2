using GoRpc.Client.Balancing;
using GoRpc.Client.Discovery;
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

    private IEnumerable<string> AcrossOptions(GoRpcClientOptions options) =>
        AddressFaults(options).Concat(BalancingFaults(options));

    private IEnumerable<string> AddressFaults(GoRpcClientOptions options)
    {
        var endpoints = options.Endpoints ?? [];
        if (string.IsNullOrWhiteSpace(options.Address))
        {
            return endpoints.Count > 0
                ? endpoints.SelectMany((endpoint, index) => EndpointFaults(endpoint, $"{nameof(options.Endpoints)}:{index}", options)).Concat(TlsFaults(endpoints, options)).Distinct()
                : [NoAddress()];
        }

        return endpoints.Count > 0
            ? [$"{Key(nameof(options.Endpoints))}: there are endpoints and an {nameof(options.Address)} too, '{options.Address}'. Remove one of both: {nameof(options.Endpoints)} is for a list that is known, {nameof(options.Address)} for one endpoint or for where they are found."]
            : DiscoveryAddress.FindFault(options.Address, options) is { } fault ? [$"{Key(nameof(options.Address))}: {fault}."]
            : TlsFaults([options.Address], options);
    }

    private string NoAddress() => section is null
        ? "Address: none is given. Set one, for example options.Address = \"http://localhost:5081\"."
        : $"The client '{client}' has no address: '{section}:Address' is in no configuration, and no code sets it. Add \"{client}\": {{ \"Address\": \"http://localhost:5081\" }} "
            + $"to \"GoRpc\": {{ \"Clients\": {{ }} }} in appsettings.json, or type AddGoRpcClient<...>(\"{client}\", options => options.Address = \"http://localhost:5081\").";

    private IEnumerable<string> EndpointFaults(string? endpoint, string key, GoRpcClientOptions options)
    {
        if (string.IsNullOrWhiteSpace(endpoint))
        {
            yield return $"{Key(key)}: is empty. Type for example 'http://localhost:5081', or remove it.";
        }
        else if (DiscoveryAddress.FindFault(endpoint, options) is { } fault)
        {
            yield return $"{Key(key)}: {fault}.";
        }
        else if (!DiscoveryAddress.IsEndpoint(endpoint, options))
        {
            yield return $"{Key(key)}: '{endpoint}' is no endpoint, but where endpoints are found. Set it as {nameof(options.Address)}, and remove {nameof(options.Endpoints)}.";
        }
    }

    private IEnumerable<string> TlsFaults(IEnumerable<string> addresses, GoRpcClientOptions options)
    {
        var cleartext = addresses.Where(address => !string.IsNullOrWhiteSpace(address) && DiscoveryAddress.IsSecure(address, options) == false).ToList();
        foreach (var address in cleartext)
        {
            if (options.UseProxy)
            {
                yield return $"{Key(nameof(options.UseProxy))}: is true, but '{address}' can't pass a proxy; only https can. Set it to false, or use an https address.";
            }

            if (options.Tls.IsUsed)
            {
                yield return $"{Key(nameof(options.Tls))}: has certificates, but '{address}' is not encrypted. Use an https address, or remove them.";
            }

            if (options.Credentials.Count > 0 && !options.AllowUnencryptedCredentials && !ChannelAddress.IsPrivate(address))
            {
                yield return $"{Key(nameof(options.AllowUnencryptedCredentials))}: is false, and the client has a token or an API key, which anybody on the way to '{address}' could read. "
                    + "Use an https address or a Unix domain socket, or set it to true where the network itself is trusted.";
            }
        }

        if (cleartext.Count == 0 && TlsFault(options.Tls) is { } tlsFault)
        {
            yield return $"{Key(nameof(options.Tls))}: {tlsFault}.";
        }
    }

    private IEnumerable<string> BalancingFaults(GoRpcClientOptions options)
    {
        if (options.Balancing is null || (!BuiltInPolicies.Names.Contains(options.Balancing) && !options.BalancingPolicies.ContainsKey(options.Balancing)))
        {
            yield return $"{Key(nameof(options.Balancing))}: there is no policy '{options.Balancing}'. Type one of '{string.Join("', '", BuiltInPolicies.Names.Concat(options.BalancingPolicies.Keys))}', "
                + $"or make it known by options.{nameof(options.BalancingPolicies)}[\"{options.Balancing}\"] = () => ....";
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
