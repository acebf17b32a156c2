using GoRpc.Server.Arrival;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Identity;

/// <summary>
/// Acts on what ASP.NET Core's authorization decided about a call: its limits come first, and a refusal is an answer in the call's own protocol. Endpoints that are none of
/// GoRpc keep the handler that they had.
/// </summary>
internal sealed class CallAuthorization(
    IAuthorizationMiddlewareResultHandler others, CallArrival arrival, CallRefusals refusals, IdentityRefusals identity) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _schemes = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ArrivingMethod>() is not { } method ? others.HandleAsync(next, context, policy, authorizeResult)
        : method.Limits is null || Admission.Of(context) is not null ? ActAsync(next, context, method, policy, authorizeResult)
        // The request came here by another path than the one that was looked at in front.
        : arrival.ReceiveAsync(context, method, refusals.ProtocolOf(context.Request), http => ActAsync(next, http, method, policy, authorizeResult));

    private async Task ActAsync(RequestDelegate next, HttpContext http, ArrivingMethod method, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        var protocol = refusals.ProtocolOf(http.Request);
        if (method.Limits is not null && await arrival.EnterAsCallerAsync(http, method, protocol, Admission.Of(http)!) is { } limited)
        {
            await refusals.RefuseAsync(http, protocol, method, limited);
            return;
        }

        if (result.Succeeded)
        {
            await next(http);
            return;
        }

        var refusal = result.Challenged ? await identity.OfUnknownAsync(http, method, policy) : identity.OfForbidden(http, method, result.AuthorizationFailure);
        await ChallengeAsync(http, policy, result);
        if (!http.Response.HasStarted)
        {
            // A scheme for browsers sends them elsewhere; a call is answered here.
            http.Response.Headers.Remove("Location");
            await refusals.RefuseAsync(http, protocol, method, refusal);
        }
    }

    // The schemes say in a header what they want, which callers may read beside the status.
    private async Task ChallengeAsync(HttpContext http, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        try
        {
            await _schemes.HandleAsync(static _ => Task.CompletedTask, http, policy, result);
        }
        catch (InvalidOperationException exception)
        {
            identity.LogNoScheme(http, exception);
        }
    }
}
