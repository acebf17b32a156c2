using System.Text.Encodings.Web;
using GoRpc.Server.Arrival;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Identity.ApiKeys;

/// <summary>Knows callers by the key in a header.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<GoRpcApiKeyOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<GoRpcApiKeyOptions>(options, loggers, encoder)
{
    private static readonly AuthenticateResult Unknown = AuthenticateResult.Fail(new IdentityFailure(RefusalReasons.KeyUnknown, "The API key of the call is none that this host knows."));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Headers.TryGetValue(Options.HeaderName, out var header))
        {
            return AuthenticateResult.NoResult();
        }

        if (header is not [{ Length: > 0 } key])
        {
            return Unknown;
        }

        var caller = Options.Table.Find(key, Scheme.Name)
            ?? (Options.FindCaller is { } find ? await find(key, Context.RequestAborted) : null);
        return caller is null ? Unknown : AuthenticateResult.Success(new AuthenticationTicket(caller, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.Append("WWW-Authenticate", Scheme.Name);
        return Task.CompletedTask;
    }
}
