using System.Collections.Frozen;
using GoRpc.Contracts;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Testing.Recording;

/// <summary>Writes calls down: their arrival and end around the endpoint, so that refused ones are there too, and their values as the outermost interceptor.</summary>
internal sealed class CallRecorder(RecordSlot slot) : ICallInterceptor
{
    // What is HTTP's and gRPC's own.
    private static readonly FrozenSet<string> Own = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "content-type", "te", "host", "user-agent", "grpc-timeout", "grpc-encoding", "grpc-accept-encoding", "accept-encoding");

    /// <summary>Writes down what arrives at an application.</summary>
    public static void Watch(WebApplication application, CallLog calls)
    {
        var timeProvider = application.Services.GetRequiredService<TimeProvider>();
        application.Use(async (http, next) =>
        {
            if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) is not true)
            {
                await next(http).ConfigureAwait(false);
                return;
            }

            var record = new CallRecord(http.Request.Path, http.GetEndpoint()?.Metadata.GetMetadata<MethodContract>(), HeadersOf(http));
            http.RequestServices.GetRequiredService<RecordSlot>().Record = record;
            calls.Add(record);
            var start = timeProvider.GetTimestamp();
            try
            {
                await next(http).ConfigureAwait(false);
            }
            finally
            {
                record.End(StatusOf(http), timeProvider.GetElapsedTime(start));
            }
        });
    }

    public async ValueTask InvokeAsync(GoRpcCall call, CallDelegate next)
    {
        var record = slot.Record!;
        record.Arguments = call.Arguments.ToDictionary(StringComparer.Ordinal);
        if (call.Method.Kind is MethodType.ClientStreaming or MethodType.DuplexStreaming)
        {
            call.Requests = call.Requests.Select(record.AddRequest);
        }

        var hasStream = call.Method.Kind is MethodType.ServerStreaming or MethodType.DuplexStreaming;
        if (hasStream)
        {
            call.Responses = call.Responses.Select(record.AddResponse);
        }

        try
        {
            await next().ConfigureAwait(false);
            record.Response = hasStream ? null : call.Response;
        }
        catch (Exception exception)
        {
            record.Exception = exception;
            throw;
        }
    }

    private static Metadata HeadersOf(HttpContext http)
    {
        var headers = new Metadata();
        foreach (var (name, values) in http.Request.Headers)
        {
            if (!Own.Contains(name))
            {
                foreach (var value in values)
                {
                    headers.Add(name.EndsWith("-bin", StringComparison.OrdinalIgnoreCase) ? BytesOf(name, value) : new Metadata.Entry(name, value ?? ""));
                }
            }
        }

        return headers;
    }

    private static Metadata.Entry BytesOf(string name, string? value)
    {
        var text = value ?? "";
        return new Metadata.Entry(name, Convert.FromBase64String(text.PadRight(text.Length + ((4 - (text.Length % 4)) % 4), '=')));
    }

    private static Status StatusOf(HttpContext http)
    {
        if (!int.TryParse(Find(http, "grpc-status"), out var code))
        {
            return new Status(StatusCode.Cancelled, "The call ended without a status.");
        }

        return new Status((StatusCode)code, Uri.UnescapeDataString(Find(http, "grpc-message") ?? ""));
    }

    // An answer without messages has its status among the headers.
    private static string? Find(HttpContext http, string name) =>
        http.Response.Headers.TryGetValue(name, out var header) ? header.ToString()
        : http.Features.Get<IHttpResponseTrailersFeature>()?.Trailers is { } trailers && trailers.TryGetValue(name, out var trailer) ? trailer.ToString()
        : null;
}
