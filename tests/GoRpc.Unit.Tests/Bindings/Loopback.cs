using GoRpc.Bindings;
using GoRpc.Contracts;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Unit.Tests.Bindings;

/// <summary>Calls of a client that a service answers at once, by way of the bytes that would travel.</summary>
internal sealed class Loopback(object service) : ClientCalls
{
    /// <summary>The bytes of the last request and of its response.</summary>
    public string Wire { get; private set; } = "";

    public override string Target => "loopback";

    public override async ValueTask<TResult> UnaryAsync<TRequest, TResponse, TResult>(
        UnaryBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
        where TRequest : class
    {
        var sent = method.Request.ToBytes(request!);
        var answer = method.Response.ToBytes(await method.Handler(service, method.Request.ReadWhole(sent), new Call(method.Contract, context.CancellationToken)));
        Wire = $"{Convert.ToHexString(sent)} > {Convert.ToHexString(answer)}";
        return result(method.Response.ReadWhole(answer));
    }

    public override IAsyncEnumerable<TResult> ServerStreamingAsync<TRequest, TResponse, TResult>(
        ServerStreamingBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
        where TRequest : class => throw new NotSupportedException();

    public override ValueTask<TResult> ClientStreamingAsync<TItem, TRequest, TResponse, TResult>(
        ClientStreamingBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallContext context = default,
        TRequest? header = null)
        where TRequest : class => throw new NotSupportedException();

    public override IAsyncEnumerable<TResult> DuplexAsync<TItem, TRequest, TResponse, TResult>(
        DuplexBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallContext context = default,
        TRequest? header = null)
        where TRequest : class => throw new NotSupportedException();

    private sealed class Call(MethodContract method, CancellationToken cancellationToken) : IncomingCall
    {
        public override MethodContract Method => method;

        public override Metadata ResponseHeaders => throw new NotSupportedException();

        public override IServiceProvider Services => throw new NotSupportedException();

        public override CancellationToken CancellationToken => cancellationToken;

        public override ServerCallContext Context { get; } = new Server.FakeServerCallContext();

        public override IAsyncEnumerable<TItem> ReadAsync<TMessage, TItem>(IAsyncStreamReader<TMessage> messages, Func<TMessage, TItem> item) =>
            throw new NotSupportedException();
    }
}
