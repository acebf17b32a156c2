using GoRpc.Server.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc;

/// <summary>Says which exceptions of an application have a status of their own.</summary>
public static class GoRpcServerBuilderErrorExtensions
{
    /// <summary>
    /// Gives an exception type a status. Types derived from it have the same one unless they are mapped themselves; the last mapping
    /// of a type wins. <see cref="GoRpcException"/>, <see cref="RpcException"/> and the end of a call need no mapping and can't have one.
    /// </summary>
    /// <typeparam name="TException">The exception type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="statusCode">Any status but <see cref="StatusCode.OK"/>.</param>
    /// <param name="includeMessage">Whether the caller reads the exception's message; by default it does not.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is OK or no status.</exception>
    public static IGoRpcServerBuilder MapException<TException>(this IGoRpcServerBuilder builder, StatusCode statusCode, bool includeMessage = false)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (statusCode is StatusCode.OK || !Enum.IsDefined(statusCode))
        {
            throw new ArgumentOutOfRangeException(
                nameof(statusCode),
                statusCode,
                $"MapException<{typeof(TException).Name}> was called with {statusCode}. A failed call needs a status that says so, for example StatusCode.FailedPrecondition.");
        }

        builder.Services.AddSingleton(new ExceptionStatus(typeof(TException), statusCode, includeMessage));
        return builder;
    }

    /// <summary>
    /// Maps what the base class library throws for the mistakes of a caller, without messages: <see cref="ArgumentException"/> to
    /// INVALID_ARGUMENT, <see cref="KeyNotFoundException"/> to NOT_FOUND, <see cref="UnauthorizedAccessException"/> to PERMISSION_DENIED,
    /// <see cref="InvalidOperationException"/> to FAILED_PRECONDITION, <see cref="NotSupportedException"/> and
    /// <see cref="NotImplementedException"/> to UNIMPLEMENTED, <see cref="TimeoutException"/> to DEADLINE_EXCEEDED.
    /// </summary>
    /// <remarks>
    /// Opt-in, because the same types are thrown for mistakes of the implementation: those then look like the caller's, and have no
    /// error id. Map a type again after this call to change one of them.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static IGoRpcServerBuilder MapCommonExceptions(this IGoRpcServerBuilder builder) => builder
        .MapException<ArgumentException>(StatusCode.InvalidArgument)
        .MapException<KeyNotFoundException>(StatusCode.NotFound)
        .MapException<UnauthorizedAccessException>(StatusCode.PermissionDenied)
        .MapException<InvalidOperationException>(StatusCode.FailedPrecondition)
        .MapException<NotSupportedException>(StatusCode.Unimplemented)
        .MapException<NotImplementedException>(StatusCode.Unimplemented)
        .MapException<TimeoutException>(StatusCode.DeadlineExceeded);
}
