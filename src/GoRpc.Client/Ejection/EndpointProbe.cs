using GoRpc.Client.Deadlines;
using GoRpc.Client.Errors;
using Grpc.Core;

namespace GoRpc.Client.Ejection;

/// <summary>
/// Asks an endpoint whether it is there, by the gRPC health protocol (https://github.com/grpc/grpc/blob/master/doc/health-checking.md). One that does not know the
/// protocol is there too.
/// </summary>
internal static class EndpointProbe
{
    // More than any host in order needs to answer that it is there, and less than callers like to wait.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // grpc.health.v1.HealthCheckResponse.ServingStatus
    private const byte NotServing = 2;
    private const byte StatusField = 0x08;

    private static readonly Marshaller<byte[]> Bytes = new(static bytes => bytes, static bytes => bytes);

    /// <summary>The question. The request that names no service, and so asks for the whole host, is empty.</summary>
    internal static readonly Method<byte[], byte[]> Check = new(MethodType.Unary, "grpc.health.v1.Health", "Check", Bytes, Bytes);

    public static async Task<ProbeAnswer> AskAsync(CallInvoker transport, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        while (true)
        {
            var start = timeProvider.GetTimestamp();
            var answer = await AskOnceAsync(transport, timeProvider, cancellationToken).ConfigureAwait(false);
            // Who stood still meanwhile has not waited for an answer.
            if (answer != ProbeAnswer.None || cancellationToken.IsCancellationRequested || timeProvider.GetElapsedTime(start) <= Patience + CallDeadline.LongestDelay)
            {
                return answer;
            }
        }
    }

    private static async Task<ProbeAnswer> AskOnceAsync(CallInvoker transport, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        try
        {
            var options = new CallOptions(deadline: timeProvider.GetUtcNow().UtcDateTime + Patience, cancellationToken: cancellationToken);
            using var call = transport.AsyncUnaryCall(Check, null, options, []);
            return await call.ResponseAsync.ConfigureAwait(false) is [StatusField, NotServing] ? ProbeAnswer.NotServing : ProbeAnswer.Serving;
        }
        catch (RpcException exception)
        {
            var trouble = TroubleFinder.Find(exception.Status, exception.Trailers);
            return TroubleFinder.NeverConnected(trouble) ? ProbeAnswer.Unreachable
                : trouble == Trouble.None && exception.StatusCode is not (StatusCode.DeadlineExceeded or StatusCode.Unavailable or StatusCode.Cancelled) ? ProbeAnswer.Serving
                : ProbeAnswer.None;
        }
        catch (Exception exception) when (exception is ObjectDisposedException or OperationCanceledException)
        {
            return ProbeAnswer.None;
        }
    }
}
