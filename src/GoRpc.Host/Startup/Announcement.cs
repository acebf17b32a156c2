using System.Text;
using GoRpc.Host.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace GoRpc.Host.Startup;

/// <summary>What the host says once it listens: where it is, what it serves, and what to type next.</summary>
internal static class Announcement
{
    /// <summary>The address in appsettings.json; a client needs to be told of any other.</summary>
    private const string UsualGrpcAddress = "http://127.0.0.1:5081";

    /// <summary>The text for a host that has started.</summary>
    public static string Of(WebApplication app)
    {
        var contracts = app.ServedContracts();
        var endpoints = EndpointsOf(app);
        var text = new StringBuilder("GoRpc host\n\n");
        foreach (var (address, isGrpc) in endpoints)
        {
            text.Append(isGrpc ? $"  gRPC      {address}\n" : $"  HTTP/1.1  {address}  (home page)\n");
        }

        text.Append($"  settings  {Path.Combine(app.Environment.ContentRootPath, SettingsFile.Name)}\n\n");
        var width = contracts.Select(contract => contract.Name.Length).DefaultIfEmpty().Max();
        foreach (var contract in contracts)
        {
            text.Append($"  {contract.Name.PadRight(width)}  {string.Join(", ", contract.Methods.Select(method => method.Name))}\n");
        }

        return text.Append($"\nNext, in another terminal: {NextCommand(endpoints)}\nCtrl+C stops the host.\n").ToString();
    }

    /// <summary>The command that calls the host.</summary>
    public static string NextCommand(IEnumerable<(string Address, bool IsGrpc)> endpoints)
    {
        var address = endpoints.FirstOrDefault(endpoint => endpoint.IsGrpc).Address ?? UsualGrpcAddress;
        return "dotnet run --project samples/Tour" + (address == UsualGrpcAddress ? "" : $" -- --address {address}");
    }

    /// <summary>The addresses that the host listens on, with the real port where the settings leave it open.</summary>
    public static IReadOnlyList<(string Address, bool IsGrpc)> EndpointsOf(WebApplication app)
    {
        // Kestrel opens the endpoints of its section in order and reports their addresses in the same order.
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return [.. addresses.Zip(EndpointSettings.Of(app.Configuration), (address, endpoint) => (address, EndpointSettings.SpeaksHttp2(endpoint)))];
    }
}
