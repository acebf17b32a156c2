using GoRpc.Server.Arrival;
using GoRpc.Server.Limits;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GoRpc.Server.Identity;

/// <summary>Says to callers and to the log why a caller is not known, or may not.</summary>
internal sealed class IdentityRefusals(ILogger<IdentityRefusals> logger)
{
    /// <summary>The answer to a call whose caller is nobody that the host knows.</summary>
    public async ValueTask<Refusal> OfUnknownAsync(HttpContext http, ArrivingMethod method, AuthorizationPolicy policy)
    {
        var (reason, text) = await FindReasonAsync(http, policy);
        Log.CallerUnknown(logger, method.Contract.Path, PeerOf(http), reason, text);
        return Refusal.Of(reason, StatusCode.Unauthenticated, text);
    }

    /// <summary>The answer to a call whose caller is known and may not make it.</summary>
    public Refusal OfForbidden(HttpContext http, ArrivingMethod method, AuthorizationFailure? failure)
    {
        var (reason, text) = Explain(failure, http.GetEndpoint()!);
        Log.CallerForbidden(logger, method.Contract.Path, http.User.Identity?.Name ?? http.User.FindFirst("sub")?.Value, PeerOf(http), reason, text);
        return Refusal.Of(reason, StatusCode.PermissionDenied, text);
    }

    public void LogNoScheme(HttpContext http, InvalidOperationException exception) => Log.NoScheme(logger, http.Request.Path, exception);

    private static async ValueTask<(string Reason, string Text)> FindReasonAsync(HttpContext http, AuthorizationPolicy policy)
    {
        if (http.RequestServices.GetService<IAuthenticationSchemeProvider>() is not { } known)
        {
            return (RefusalReasons.CredentialsMissing, "The method is for known callers, and this host knows none.");
        }

        IReadOnlyList<string> schemes = policy.AuthenticationSchemes.Count > 0 ? policy.AuthenticationSchemes
            : await known.GetDefaultAuthenticateSchemeAsync() is { } standard ? [standard.Name]
            : [];
        foreach (var scheme in schemes)
        {
            // Each scheme has looked at the request already and remembers what it found.
            if ((await http.AuthenticateAsync(scheme)).Failure is { } failure)
            {
                return failure is IdentityFailure own ? (own.Reason, own.Message)
                    : TokenFailures.Find(failure) ?? (RefusalReasons.CredentialsInvalid, $"The credentials of the call were not accepted ({scheme}).");
            }
        }

        return (
            RefusalReasons.CredentialsMissing,
            schemes.Count == 0
                ? "The method is for known callers, and the call says nothing about its caller."
                : $"The method is for known callers, and the call has none of the credentials that are accepted ({string.Join(", ", schemes)}).");
    }

    private static (string Reason, string Text) Explain(AuthorizationFailure? failure, Endpoint endpoint)
    {
        foreach (var requirement in failure?.FailedRequirements ?? [])
        {
            if (requirement is RolesAuthorizationRequirement roles)
            {
                return (RefusalReasons.RoleMissing, $"The caller has none of the roles that the method is for: {Quote(roles.AllowedRoles)}.");
            }

            // The values that are allowed may be nobody's business.
            if (requirement is ClaimsAuthorizationRequirement claims)
            {
                return (RefusalReasons.ClaimMissing, $"The caller lacks the claim '{claims.ClaimType}', or has another value than the method is for.");
            }
        }

        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Distinct().ToList();
        return (
            RefusalReasons.PolicyNotMet,
            policies.Count == 0 ? "The caller may not call the method." : $"The caller does not meet what the method asks for: the policy {Quote(policies)}.");
    }

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static string PeerOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? PeerAddress.Text(PeerAddress.Of(null));
}
