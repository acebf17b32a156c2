namespace GoRpc;

/// <summary>Where a failed call went and what it took.</summary>
/// <param name="Service">The full service name, for example <c>gorpc.demo.Calculator</c>.</param>
/// <param name="Method">The method name, for example <c>Add</c>.</param>
/// <param name="Target">The address that the client was made for.</param>
/// <param name="Attempts">Attempts sent or tried; zero when none was, for example because a circuit was open.</param>
/// <param name="Elapsed">From the call to its failure, all attempts and waits included.</param>
public sealed record FailedCall(string Service, string Method, string Target, int Attempts, TimeSpan Elapsed);
