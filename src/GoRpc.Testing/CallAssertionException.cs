namespace GoRpc.Testing;

/// <summary>Calls are not as a test expects them. No test framework has to know it: whatever throws fails a test.</summary>
/// <param name="message">What was expected, and what there was.</param>
public sealed class CallAssertionException(string message) : Exception(message);
