using System.CommandLine;
using Grpc.Core;

namespace GoRpc.Cli.Connecting;

/// <summary>How a command reaches a host: the options that every command has which calls one.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<string[]> _headers = new("--header", "-H") { Description = "Metadata to send, as often as needed; a name that ends in -bin takes base64.", HelpName = "name: value" };
    private readonly Option<string> _token = new("--token") { Description = "A bearer token to send. Not sent in the clear to another machine.", HelpName = "token" };
    private readonly Option<TimeSpan?> _deadline = new("--deadline")
    {
        Description = "How long the call may take. [default: 30s; streams have none]",
        HelpName = "5s|500ms|2m|00:00:05",
        CustomParser = result => Durations.Parse(result.Tokens[0].Value, result.AddError),
    };

    private readonly Option<FileInfo> _authorities = new("--cacert") { Description = "A PEM file with the authorities to trust instead of the machine's.", HelpName = "file" };
    private readonly Option<FileInfo> _certificate = new("--cert") { Description = "The certificate to show to the host: PEM, or PKCS #12 (.pfx).", HelpName = "file" };
    private readonly Option<FileInfo> _key = new("--key") { Description = "The private key of a PEM certificate.", HelpName = "file" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _headers, _token, _deadline, _authorities, _certificate, _key })
        {
            command.Add(option);
        }
    }

    /// <summary>Opens the way to a host.</summary>
    /// <param name="result">What was typed.</param>
    /// <param name="address">The address that was typed.</param>
    public GoRpcChannel Open(ParseResult result, string address)
    {
        if (result.GetValue(_token) is not null)
        {
            RequireSafe(address);
        }

        try
        {
            return GoRpcChannel.ForAddress(address, options =>
            {
                options.Tls.CaCertificateFile = result.GetValue(_authorities)?.FullName;
                options.Tls.ClientCertificateFile = result.GetValue(_certificate)?.FullName;
                options.Tls.ClientCertificateKeyFile = result.GetValue(_key)?.FullName;
            });
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException exception)
        {
            throw new CliException(string.Join(Environment.NewLine, exception.Failures));
        }
    }

    /// <summary>The options of one call.</summary>
    public CallOptions Read(ParseResult result, CancellationToken cancellationToken)
    {
        var headers = new Metadata();
        foreach (var header in result.GetValue(_headers) ?? [])
        {
            Headers.Add(headers, header);
        }

        if (result.GetValue(_token) is { } token)
        {
            headers.Add("authorization", $"Bearer {token}");
        }

        var deadline = result.GetValue(_deadline) is { } time ? TimeProvider.System.GetUtcNow().UtcDateTime + time : (DateTime?)null;
        return new CallOptions(headers, deadline, cancellationToken);
    }

    // Whoever sees a token may use it.
    private static void RequireSafe(string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
        {
            throw new CliException($"--token would be sent to '{address}' in the clear. Use https://, or send it yourself: -H \"authorization: Bearer …\".");
        }
    }
}
