using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using GoRpc.Server.Arrival;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Identity.Certificates;

/// <summary>Knows callers by the certificate of their connection. It is looked at once for a connection, and again from time to time.</summary>
internal sealed class CertificateHandler(IOptionsMonitor<GoRpcCertificateOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<GoRpcCertificateOptions>(options, loggers, encoder)
{
    // Certificates expire and are revoked while connections live.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    // A connection has one certificate object, and it goes with the connection.
    private static readonly ConditionalWeakTable<X509Certificate2, Verdict> Verdicts = [];

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Connection.ClientCertificate is not { } certificate)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (!Verdicts.TryGetValue(certificate, out var verdict) || verdict.Options != Options || TimeProvider.GetElapsedTime(verdict.Since) > LookAgain)
        {
            verdict = Judge(certificate);
            Verdicts.AddOrUpdate(certificate, verdict);
        }

        return Task.FromResult(verdict.Caller is { } caller
            // A copy, for the application may add to what it knows of the caller of one call.
            ? AuthenticateResult.Success(new AuthenticationTicket(caller.Clone(), Scheme.Name))
            : AuthenticateResult.Fail(verdict.Failure!));
    }

    private Verdict Judge(X509Certificate2 certificate)
    {
        var failure = ClientCertificates.FindFailure(certificate, Options, TimeProvider.GetUtcNow().UtcDateTime);
        var caller = failure is not null ? null
            : Options.MapCaller is { } map ? map(certificate)
            : ClientCertificates.CallerOf(certificate, Scheme.Name);
        failure ??= caller is null ? new IdentityFailure(RefusalReasons.CertificateUnknown, "The client certificate is valid, and this host does not know who its caller is.") : null;
        return new Verdict(Options, caller, failure, TimeProvider.GetTimestamp());
    }

    private sealed record Verdict(GoRpcCertificateOptions Options, ClaimsPrincipal? Caller, IdentityFailure? Failure, long Since);
}
