using Microsoft.Extensions.Options;

namespace GoRpc.Server.Propagation;

/// <summary>Refuses names that are none, or that another may not send.</summary>
internal sealed class PropagatedHeadersValidator : IValidateOptions<GoRpcServerOptions>
{
    private static readonly string[] Reserved = ["connection", "content-type", "host", "te", "trailer", "transfer-encoding", "user-agent"];

    public ValidateOptionsResult Validate(string? name, GoRpcServerOptions options)
    {
        var faults = (from header in options.PropagatedHeaders
                      let fault = FindFault(header)
                      where fault is not null
                      select $"{nameof(GoRpcServerOptions.PropagatedHeaders)} has '{header}': {fault}").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? FindFault(string header) =>
        header.Length == 0 || !header.All(static letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.')
            ? "a name of metadata has lower-case letters, digits, '-', '_' and '.'. Write 'x-tenant', for example."
        : header is "authorization"
            ? "credentials are meant for the service that they were sent to. Give the inner client its own."
        : header.StartsWith("grpc-", StringComparison.Ordinal) || header.StartsWith("gorpc-", StringComparison.Ordinal) || Reserved.Contains(header)
            ? "gRPC or HTTP sets it for each call anew. Remove it."
        : null;
}
