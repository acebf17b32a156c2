using GoRpc.Bindings;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Generators.Tests.Services;

/// <summary>Lets the handler of a method answer the bytes of its requests.</summary>
internal sealed class Answering(object service, List<byte[]> requests) : IMethodVisitor
{
    /// <summary>The bytes of the responses, once a method was visited.</summary>
    public Task<List<byte[]>>? Responses { get; private set; }

    public void Visit<TRequest, TResponse>(UnaryBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => Responses = OneAsync(method, method.Handler(service, method.Request.ReadWhole(requests.Single()), new Call(method.Contract)));

    public void Visit<TRequest, TResponse>(ServerStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => Responses = ManyAsync(method, method.Handler(service, method.Request.ReadWhole(requests.Single()), new Call(method.Contract)));

    public void Visit<TRequest, TResponse>(ClientStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => Responses = OneAsync(method, method.Handler(service, Reader(method), new Call(method.Contract)));

    public void Visit<TRequest, TResponse>(DuplexBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => Responses = ManyAsync(method, method.Handler(service, Reader(method), new Call(method.Contract)));

    private static async Task<List<byte[]>> OneAsync<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method, ValueTask<TResponse> response)
        where TRequest : class
        where TResponse : class => [method.Response.ToBytes(await response)];

    private static async Task<List<byte[]>> ManyAsync<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method, IAsyncEnumerable<TResponse> responses)
        where TRequest : class
        where TResponse : class => await responses.Select(method.Response.ToBytes).ToListAsync();

    private ListReader<TRequest> Reader<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => new([.. requests.Select(request => method.Request.ReadWhole(request))]);

    private sealed class ListReader<T>(IReadOnlyList<T> items) : IAsyncStreamReader<T>
    {
        private int _position = -1;

        public T Current => items[_position];

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(++_position < items.Count);
    }

    private sealed class Call(MethodContract method) : IncomingCall
    {
        public override MethodContract Method => method;

        public override Metadata ResponseHeaders => throw new NotSupportedException();

        public override IServiceProvider Services => throw new NotSupportedException();

        public override CancellationToken CancellationToken => CancellationToken.None;

        public override ServerCallContext Context => throw new NotSupportedException();

        public override IAsyncEnumerable<TItem> ReadAsync<TMessage, TItem>(IAsyncStreamReader<TMessage> messages, Func<TMessage, TItem> item) =>
            Streams.Items(messages).Select(item);
    }
}
