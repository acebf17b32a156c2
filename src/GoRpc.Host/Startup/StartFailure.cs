using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace GoRpc.Host.Startup;

/// <summary>Turns what can go wrong outside of the program's code, before it serves, into lines that say what to do.</summary>
internal static class StartFailure
{
    private static readonly string[] ReadersOfSettings =
        ["Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Logging.Configuration", "Microsoft.AspNetCore.Server.Kestrel.Core"];

    /// <summary>One line per fault, or null for a failure that is a bug and deserves its stack trace.</summary>
    /// <param name="exception">What starting the host threw.</param>
    /// <param name="configuration">The settings of the host; null when they could not be read.</param>
    public static IReadOnlyList<string>? Describe(Exception exception, IConfiguration? configuration) => exception switch
    {
        SettingsException settings => settings.Faults,
        OptionsValidationException options => [.. options.Failures],
        ContractException contract => [contract.Message],
        AggregateException aggregate => DescribeAll(aggregate, configuration),
        FileNotFoundException { FileName: null } missing => [missing.Message],
        InvalidDataException file => [DescribeFile(file)],
        IOException { InnerException: AddressInUseException } => [DescribeUsedPort(exception, configuration)],
        SocketException socket => [$"The host can't listen: {socket.Message}. Check {UrlsOf(configuration)}."],
        InvalidOperationException setting when ReadersOfSettings.Contains(setting.Source) => [setting.Message],
        _ => null,
    };

    private static string[]? DescribeAll(AggregateException aggregate, IConfiguration? configuration)
    {
        var lines = aggregate.InnerExceptions.Select(inner => Describe(inner, configuration)).ToArray();
        return lines.Contains(null) ? null : [.. lines.SelectMany(line => line!)];
    }

    private static string DescribeFile(InvalidDataException exception)
    {
        var json = exception.GetBaseException() as JsonException;
        var place = json is null ? "" : $" Line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}:";
        return $"{exception.Message}{place} {exception.GetBaseException().Message}";
    }

    private static string DescribeUsedPort(Exception exception, IConfiguration? configuration)
    {
        foreach (var endpoint in EndpointsOf(configuration))
        {
            var url = EndpointSettings.UrlOf(endpoint).TrimEnd('/');
            if (exception.Message.Contains($"{url}:", StringComparison.OrdinalIgnoreCase))
            {
                var port = BindingAddress.Parse(url).Port;
                return $"Port {port} of {url} is in use, perhaps by another host. Stop that program, or choose another port: "
                    + $"dotnet run --project src/GoRpc.Host -- --{endpoint.Path}:Url={url[..url.LastIndexOf(':')]}:{port + 1000}";
            }
        }

        return exception.Message;
    }

    private static string UrlsOf(IConfiguration? configuration) =>
        string.Join(" and ", EndpointsOf(configuration).Select(endpoint => $"{endpoint.Path}:Url={EndpointSettings.UrlOf(endpoint)}"));

    private static IEnumerable<IConfigurationSection> EndpointsOf(IConfiguration? configuration) =>
        configuration is null ? [] : EndpointSettings.Of(configuration);
}
