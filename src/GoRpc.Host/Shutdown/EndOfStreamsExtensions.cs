using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace GoRpc.Host.Shutdown;

/// <summary>Ends the streams that are open when the host stops: one without an end would hold the host up until its timeout.</summary>
internal static class EndOfStreamsExtensions
{
    /// <summary>Cancels the handlers of streams when the host begins to stop. Unary calls may finish.</summary>
    public static void UseEndOfStreams(this WebApplication app) =>
        app.Use(async (context, next) =>
        {
            var method = context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method;
            if (method is null or { Type: MethodType.Unary })
            {
                await next(context);
                return;
            }

            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, app.Lifetime.ApplicationStopping);
            context.RequestAborted = ending.Token;
            await next(context);
        });
}
