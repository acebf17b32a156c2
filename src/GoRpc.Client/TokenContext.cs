namespace GoRpc;

/// <summary>What a token is asked for.</summary>
/// <param name="Target">The address that the client was made for, or its endpoints with commas between them.</param>
/// <param name="Service">The full name of the service that is called, for example <c>gorpc.demo.Calculator</c>.</param>
/// <param name="Method">The method, for example <c>Add</c>. A token that says when it expires is used for the calls of all methods.</param>
/// <param name="IsRenewal">
/// Whether the service has just refused the token before, or a call without one: whoever keeps tokens himself has to fetch a new one, and whoever waits to be asked, one at all.
/// </param>
public sealed record TokenContext(string Target, string Service, string Method, bool IsRenewal);
