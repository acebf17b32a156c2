using System.Text;
using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Codecs;
using GoRpc.Codecs.Messages;
using Grpc.Core;

namespace GoRpc.Faults;

/// <summary>
/// What the trailer <c>grpc-status-details-bin</c> says about one failed call: a google.rpc.Status with one Any per detail. One thread fills it.
/// </summary>
/// <param name="code">The status of the call.</param>
/// <param name="message">The message of the call's status.</param>
internal sealed class StatusDetails(StatusCode code, string message)
{
    /// <summary>
    /// The most that is sent, before base64 makes it a third larger. Clients and proxies take as little as 8 KiB of trailers, which the
    /// status, its message and the trailers of the implementation need a part of.
    /// </summary>
    public const int MaxBytes = 5 * 1024;

    // Tags and lengths of an Any and its two fields.
    private const int Overhead = 12;

    private readonly List<PackedMessage> _details = [];
    private List<string>? _dropped;
    private int _room = MaxBytes - Overhead - Encoding.UTF8.GetByteCount(message);

    public bool IsEmpty => _details.Count == 0;

    /// <summary>What there was no room for, by name; null when there was room for all.</summary>
    public IReadOnlyList<string>? Dropped => _dropped;

    /// <summary>The bytes of the trailer.</summary>
    /// <exception cref="ContractViolationException">A value can't be sent, for example null for a text.</exception>
    public static byte[] Pack(StatusCode code, string message, ErrorDetails details)
    {
        var status = new StatusDetails(code, message);
        status.Add(details);
        return status.ToBytes();
    }

    /// <summary>The standard details in the trailers of a call. Whatever can't be read is left out.</summary>
    public static ErrorDetails Read(Metadata trailers) => TryParse(trailers) is not { Details.Count: > 0 } status ? ErrorDetails.None : new ErrorDetails
    {
        BadRequest = Find<BadRequest>(status),
        ErrorInfo = Find<ErrorInfo>(status),
        Help = Find<Help>(status),
        LocalizedMessage = Find<LocalizedMessage>(status),
        PreconditionFailure = Find<PreconditionFailure>(status),
        QuotaFailure = Find<QuotaFailure>(status),
        RequestInfo = Find<RequestInfo>(status),
        ResourceInfo = Find<ResourceInfo>(status),
        RetryInfo = Find<RetryInfo>(status),
    };

    /// <summary>One standard detail, or null when there is none that can be read.</summary>
    public static T? Find<T>(Metadata trailers)
        where T : class =>
        TryParse(trailers) is { } status ? Find<T>(status) : null;

    /// <summary>The google.rpc.Status in the trailers of a call, or null when there is none that can be read.</summary>
    /// <remarks>Details are the other side's word. Whatever is wrong with them must not hide the status that the call ended with.</remarks>
    public static RpcStatus? TryParse(Metadata trailers)
    {
        try
        {
            return trailers.GetValueBytes(CallMetadata.StatusDetails) is { } bytes ? CodecOf<RpcStatus>().ReadWhole(bytes.AsSpan()) : null;
        }
        catch (InvalidPayloadException)
        {
            return null;
        }
    }

    /// <summary>Adds a detail if there is room for it.</summary>
    public void Add(PackedMessage detail)
    {
        var size = Overhead + detail.TypeUrl.Length + detail.Value.Length;
        if (size > _room)
        {
            (_dropped ??= []).Add(detail.MessageName);
            return;
        }

        _room -= size;
        _details.Add(detail);
    }

    /// <summary>Adds details as far as there is room for them: first those that programs decide by.</summary>
    /// <exception cref="ContractViolationException">A value can't be sent, for example null for a text.</exception>
    public void Add(ErrorDetails details)
    {
        Add(details.RetryInfo);
        Add(details.ErrorInfo);
        Add(details.ResourceInfo);
        Add(details.RequestInfo);
        Add(details.QuotaFailure);
        Add(details.PreconditionFailure);
        AddAsManyAsFit(details.BadRequest);
        Add(details.LocalizedMessage);
        Add(details.Help);
    }

    public byte[] ToBytes() => CodecOf<RpcStatus>().ToBytes(new RpcStatus((int)code, message, _details));

    private static T? Find<T>(RpcStatus status)
        where T : class
    {
        var codec = CodecOf<T>();
        foreach (var detail in status.Details)
        {
            try
            {
                if (detail.MessageName == codec.Contract.Name)
                {
                    return codec.ReadWhole(detail.Value.AsSpan());
                }
            }
            catch (InvalidPayloadException)
            {
                // The next one may be better.
            }
        }

        return null;
    }

    private static MessageCodec<T> CodecOf<T>() => (MessageCodec<T>)CompiledContracts.FindMessage(typeof(T))!;

    private void Add<T>(T? detail)
        where T : class
    {
        if (detail is not null)
        {
            var codec = CodecOf<T>();
            Add(PackedMessage.Of(codec.Contract.Name, codec.ToBytes(detail)));
        }
    }

    // A request may break the rules in hundreds of places. Some of them help its caller, and no room for all of them is no reason to tell none.
    private void AddAsManyAsFit(BadRequest? request)
    {
        if (request is null)
        {
            return;
        }

        var codec = CodecOf<BadRequest>();
        var room = _room - Overhead - PackedMessage.Of(codec.Contract.Name, []).TypeUrl.Length;
        var fitting = request.FieldViolations.TakeWhile(violation => (room -= codec.ToBytes(new([violation])).Length) >= 0).ToList();
        Add(new BadRequest(fitting));
        if (fitting.Count < request.FieldViolations.Count)
        {
            (_dropped ??= []).Add($"{request.FieldViolations.Count - fitting.Count} of {request.FieldViolations.Count} field violations");
        }
    }
}
