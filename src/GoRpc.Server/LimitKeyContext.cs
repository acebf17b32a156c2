using System.Net;
using System.Security.Claims;
using GoRpc.Contracts;
using Microsoft.AspNetCore.Http;

namespace GoRpc;

/// <summary>A call that a limit is about to count, as a key of your own sees it. Only to be used while the key is asked for.</summary>
public readonly struct LimitKeyContext
{
    private readonly HttpContext _http;

    internal LimitKeyContext(HttpContext http, MethodContract method) => (_http, Method) = (http, method);

    /// <summary>The method that is called.</summary>
    public MethodContract Method { get; }

    /// <summary>Who calls, as authentication says; never null, though it may be nobody.</summary>
    public ClaimsPrincipal Caller => _http.User;

    /// <summary>The address of the other side; null behind a Unix domain socket.</summary>
    public IPAddress? PeerAddress => _http.Connection.RemoteIpAddress;

    /// <summary>A header of the call. It is what the caller says, and nobody has checked it.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>Its value; several joined by commas; null when there is none.</returns>
    public string? FindHeader(string name) => _http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
