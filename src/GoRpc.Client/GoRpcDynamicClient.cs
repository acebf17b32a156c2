using System.Text.Json.Nodes;
using GoRpc.Client.Dynamic;
using GoRpc.Client.Proxies;
using GoRpc.Client.Streams;
using GoRpc.Schema;
using GoRpc.Schema.Dynamic;
using GoRpc.Schema.Model;
using Grpc.Core;

namespace GoRpc;

/// <summary>
/// Calls services without their contracts: by name, with JSON in and out (the protobuf JSON mapping), for gateways, scripts and tools. It knows
/// the services from the host's reflection, from .proto files or from contracts. Calls have the policies of the channel; a method that its schema calls
/// idempotent may be retried. Thread-safe.
/// </summary>
public sealed class GoRpcDynamicClient
{
    private readonly GoRpcChannel _channel;
    private readonly SchemaIndex _schema;
    private readonly DynamicMethods _methods;
    private readonly DynamicMessages _messages;

    internal GoRpcDynamicClient(GoRpcChannel channel, SchemaIndex schema)
    {
        _channel = channel;
        _schema = schema;
        _methods = new DynamicMethods(schema);
        _messages = new DynamicMessages(new DynamicCodec(schema));
    }

    /// <summary>The full names of the services that are known, in order.</summary>
    public IReadOnlyList<string> Services => [.. _schema.Services.Select(service => service.Name).Order(StringComparer.Ordinal)];

    internal SchemaIndex Schema => _schema;

    /// <summary>Whether responses have fields that are zero as well. Set before the first call.</summary>
    internal bool IncludesZeros
    {
        get => _messages.IncludesZeros;
        set => _messages.IncludesZeros = value;
    }

    /// <summary>Asks the host what it serves.</summary>
    /// <param name="channel">The channel to ask, and to call.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>A client of all its services.</returns>
    /// <exception cref="GoRpcException">The host has no reflection, or can't be reached.</exception>
    public static async Task<GoRpcDynamicClient> FromReflectionAsync(GoRpcChannel channel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return new GoRpcDynamicClient(channel, await ReflectionReader.ReadAsync(channel, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Knows the services from .proto files.</summary>
    /// <param name="channel">The channel to call.</param>
    /// <param name="files">The files, with those that they import but for google/protobuf.</param>
    /// <returns>A client of all their services.</returns>
    /// <exception cref="SchemaException">The files have faults; the message lists all of them.</exception>
    public static GoRpcDynamicClient FromProto(GoRpcChannel channel, IEnumerable<ProtoFile> files)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(files);
        return new GoRpcDynamicClient(channel, ProtoSchema.Parse(files).Index);
    }

    /// <summary>Knows the services from contracts, to call them with JSON all the same.</summary>
    /// <param name="channel">The channel to call.</param>
    /// <param name="services">Interfaces that are services.</param>
    /// <returns>A client of all of them.</returns>
    /// <exception cref="ContractException">A contract has faults; the exception lists all of them.</exception>
    public static GoRpcDynamicClient FromContracts(GoRpcChannel channel, params IEnumerable<Type> services)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return new GoRpcDynamicClient(channel, ProtoSchema.Of(services).Index);
    }

    /// <summary>Calls a method that takes one message and gives one.</summary>
    /// <param name="service">The full name of the service, for example <c>gorpc.demo.Calculator</c>.</param>
    /// <param name="method">The name of the method, for example <c>Add</c>.</param>
    /// <param name="request">The request; null for one without fields.</param>
    /// <param name="options">Metadata, deadline and cancellation.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ArgumentException">There is no such method, or it streams; the message says what there is.</exception>
    /// <exception cref="GoRpcException">The call failed; INVALID_ARGUMENT with the field in its details when the request does not fit.</exception>
    public async Task<JsonObject> UnaryAsync(string service, string method, JsonNode? request = null, CallOptions options = default)
    {
        var found = _methods.Find(service, method, MethodType.Unary);
        using var call = _channel.CallInvoker.AsyncUnaryCall(found, null, options, _messages.Write(found, request));
        return _messages.Read(found, await call.ResponseAsync.ConfigureAwait(false));
    }

    /// <summary>Calls a method that takes a stream and gives one message.</summary>
    /// <param name="service">The full name of the service.</param>
    /// <param name="method">The name of the method.</param>
    /// <param name="requests">The requests. One that does not fit ends the call with INVALID_ARGUMENT.</param>
    /// <param name="options">Metadata, deadline and cancellation.</param>
    /// <returns>The response.</returns>
    /// <inheritdoc cref="UnaryAsync"/>
    public async Task<JsonObject> ClientStreamingAsync(string service, string method, IAsyncEnumerable<JsonNode?> requests, CallOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var found = _methods.Find(service, method, MethodType.ClientStreaming);
        using var call = _channel.CallInvoker.AsyncClientStreamingCall(found, null, options);
        var pump = PumpOf(found, requests, (IRequestStream<byte[]>)call.RequestStream, call);
        pump.Start();
        try
        {
            var response = await call.ResponseAsync.ConfigureAwait(false);
            pump.ThrowIfFailed();
            return _messages.Read(found, response);
        }
        catch
        {
            pump.ThrowIfFailed();
            throw;
        }
        finally
        {
            pump.Stop();
        }
    }

    /// <summary>Calls a method that takes one message and gives a stream. Each enumeration is a call of its own.</summary>
    /// <returns>The responses as they come.</returns>
    /// <inheritdoc cref="UnaryAsync"/>
    public IAsyncEnumerable<JsonObject> ServerStreamingAsync(string service, string method, JsonNode? request = null, CallOptions options = default)
    {
        var found = _methods.Find(service, method, MethodType.ServerStreaming);
        var message = _messages.Write(found, request);
        return ResponseItems.ReadAsync(
            token => new ResponseCall<byte[]>(_channel.CallInvoker.AsyncServerStreamingCall(found, null, options.WithCancellationToken(token), message)),
            response => _messages.Read(found, response),
            metadata: null,
            options.CancellationToken);
    }

    /// <summary>Calls a method that takes a stream and gives one. Each enumeration is a call of its own.</summary>
    /// <returns>The responses as they come.</returns>
    /// <inheritdoc cref="ClientStreamingAsync"/>
    public IAsyncEnumerable<JsonObject> DuplexAsync(string service, string method, IAsyncEnumerable<JsonNode?> requests, CallOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var found = _methods.Find(service, method, MethodType.DuplexStreaming);
        return ResponseItems.ReadAsync(Open, response => _messages.Read(found, response), metadata: null, options.CancellationToken);

        ResponseCall<byte[]> Open(CancellationToken token)
        {
            var call = _channel.CallInvoker.AsyncDuplexStreamingCall(found, null, options.WithCancellationToken(token));
            return ResponseCall<byte[]>.Of(call, PumpOf(found, requests, (IRequestStream<byte[]>)call.RequestStream, call));
        }
    }

    private RequestPump<JsonNode?, byte[]> PumpOf(DynamicMethod method, IAsyncEnumerable<JsonNode?> requests, IRequestStream<byte[]> stream, IDisposable call)
    {
        var count = 0;
        return new RequestPump<JsonNode?, byte[]>(header: null, requests, request => _messages.Write(method, request, count++), stream, call);
    }
}
