using Grpc.Core;

namespace GoRpc.Server.Errors;

/// <summary>The status that an application gives to an exception type.</summary>
/// <param name="Type">The exception type; types derived from it have the same status unless they are mapped themselves.</param>
/// <param name="StatusCode">The status.</param>
/// <param name="IncludeMessage">Whether the caller reads the exception's message.</param>
internal sealed record ExceptionStatus(Type Type, StatusCode StatusCode, bool IncludeMessage)
{
    public Status Of(Exception exception) =>
        new(StatusCode, IncludeMessage ? exception.Message : $"The method ended with status {StatusCode}.");
}
