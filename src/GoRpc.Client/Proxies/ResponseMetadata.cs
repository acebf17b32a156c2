using System.Runtime.CompilerServices;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Client.Proxies;

/// <summary>
/// Headers, trailers and status of a response, left where a <see cref="CallContext"/> with
/// <see cref="CallContextFlags.CaptureMetadata"/> shows them to its owner.
/// </summary>
/// <remarks>
/// protobuf-net.Grpc keeps the type behind that flag to itself and lets only its own proxies fill it. These accessors are
/// bound by the runtime at the first use and fail loudly should a later version rename something; a test holds them to the package.
/// </remarks>
internal sealed class ResponseMetadata : IResponseObserver
{
    private const string Context = "ProtoBuf.Grpc.Internal.MetadataContext, protobuf-net.Grpc";

    private readonly object _context;
    private bool _wasUsed;

    private ResponseMetadata(object context) => _context = context;

    /// <summary>The place for the response of a call that starts now; null when the context captures nothing.</summary>
    public static ResponseMetadata? Of(CallContext context) => Prepare(ref context) is { } captured ? new(captured) : null;

    /// <summary>A call has been sent. A stream that is enumerated again is another call and starts with a clean place.</summary>
    public void Begin(Task<Metadata> headers)
    {
        if (_wasUsed)
        {
            Reset(_context);
        }

        _wasUsed = true;
        _ = ObserveAsync(SetHeadersAsync(_context, headers));
    }

    public void Succeed(Status status, Metadata trailers)
    {
        Trailers(_context) = trailers;
        SetStatus(_context, status);
    }

    public void Fail(Exception exception)
    {
        if (exception is RpcException failure)
        {
            Succeed(failure.Status, failure.Trailers);
        }
        else
        {
            Succeed(new Status(StatusCode.Cancelled, exception.Message, exception), Metadata.Empty);
        }
    }

    /// <summary>The caller has left the stream before its end.</summary>
    public void Leave() => Succeed(new Status(StatusCode.Cancelled, "The stream was left before its end."), Metadata.Empty);

    // The failure of the headers is the failure of the call, which its caller sees.
    private static async Task ObserveAsync(ValueTask headers)
    {
        try
        {
            await headers.ConfigureAwait(false);
        }
        catch (Exception)
        {
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    [return: UnsafeAccessorType(Context)]
    private static extern object? Prepare(ref CallContext context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    [return: UnsafeAccessorType(Context)]
    private static extern object Reset([UnsafeAccessorType(Context)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern ValueTask SetHeadersAsync([UnsafeAccessorType(Context)] object context, Task<Metadata>? headers);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_trailers")]
    private static extern ref Metadata? Trailers([UnsafeAccessorType(Context)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Status")]
    private static extern void SetStatus([UnsafeAccessorType(Context)] object context, Status status);
}
