using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GoRpc.Host.Startup;

/// <summary>The section of the settings that says where the host listens.</summary>
internal static class EndpointSettings
{
    private const string Section = "Kestrel:Endpoints";

    /// <summary>One section for each endpoint.</summary>
    public static IEnumerable<IConfigurationSection> Of(IConfiguration configuration) => configuration.GetSection(Section).GetChildren();

    /// <summary>The address of an endpoint as it stands in the settings.</summary>
    public static string UrlOf(IConfigurationSection endpoint) => endpoint["Url"] ?? "";

    /// <summary>Whether an endpoint takes gRPC calls.</summary>
    public static bool SpeaksHttp2(IConfigurationSection endpoint) =>
        Enum.TryParse<HttpProtocols>(endpoint["Protocols"], ignoreCase: true, out var protocols) && protocols.HasFlag(HttpProtocols.Http2);

    /// <summary>Finds what Kestrel would stumble over one by one, ignore, or report without naming the setting.</summary>
    /// <exception cref="SettingsException">There is something; all faults together.</exception>
    public static void Check(IConfiguration configuration)
    {
        var faults = Of(configuration).SelectMany(FaultsOf).ToList();
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }
    }

    private static IEnumerable<string> FaultsOf(IConfigurationSection endpoint)
    {
        if (!IsAddress(UrlOf(endpoint)))
        {
            yield return $"{endpoint.Path}:Url is '{UrlOf(endpoint)}'. It must be an address such as http://127.0.0.1:5081.";
        }

        var protocols = endpoint["Protocols"];
        if (protocols is not null && !Enum.TryParse<HttpProtocols>(protocols, ignoreCase: true, out _))
        {
            yield return $"{endpoint.Path}:Protocols is '{protocols}'. It must be Http2 (for gRPC), Http1, or with TLS Http1AndHttp2.";
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", Port: >= 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
