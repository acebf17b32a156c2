using GoRpc.Tests.Shared;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>Interceptors that were written for gRPC work with hosts and typed clients as they are.</summary>
public sealed class GrpcInterceptorTests
{
    [Fact]
    public async Task GrpcInterceptor_OfAHost_StandsOutsideThoseOfGoRpc()
    {
        var seen = new List<string>();
        await using var host = await WorksHost.StartAsync(builder =>
        {
            builder.AddInterceptor(new Through((_, next) =>
            {
                seen.Add("GoRpc");
                return next();
            }));
            builder.Services.AddSingleton(seen).AddGrpc(options => options.Interceptors.Add<OfHost>());
        });

        await CallAllAsync(host.Client).Within("the calls");

        Assert.Equal(["Add", "GoRpc", "Sum", "GoRpc", "Count", "GoRpc", "Double", "GoRpc"], seen);
    }

    [Fact]
    public async Task GrpcInterceptor_OfAClient_StandsInsideThoseOfGoRpc()
    {
        var seen = new List<string>();
        await using var host = await WorksHost.StartAsync(static _ => { }, options =>
        {
            options.AddGrpcInterceptor(new OfClient(seen));
            options.AddInterceptor(new Through((_, next) =>
            {
                seen.Add("GoRpc");
                return next();
            }));
        });

        await CallAllAsync(host.Client).Within("the calls");

        Assert.Equal(["GoRpc", "Add", "GoRpc", "Sum", "GoRpc", "Count", "GoRpc", "Double"], seen);
    }

    [Fact]
    public async Task GrpcInterceptor_OfAClientAlone_SeesEveryKindOfCall()
    {
        var seen = new List<string>();
        await using var host = await WorksHost.StartAsync(static _ => { }, options => options.AddGrpcInterceptor(new OfClient(seen)));

        await CallAllAsync(host.Client).Within("the calls");

        Assert.Equal(["Add", "Sum", "Count", "Double"], seen);
    }

    private static async Task CallAllAsync(IWorks client)
    {
        Assert.Equal(3, await client.AddAsync(1, 2));
        Assert.Equal(6, await client.SumAsync(Stream(1, 2, 3)));
        Assert.Equal([1, 2], await client.CountAsync(2).ToListAsync());
        Assert.Equal([2, 4], await client.DoubleAsync(Stream(1, 2)).ToListAsync());
    }

    private static async IAsyncEnumerable<int> Stream(params int[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }

    private sealed class OfHost(List<string> seen) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            Note(context);
            return continuation(request, context);
        }

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Note(context);
            return continuation(requestStream, context);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Note(context);
            return continuation(request, responseStream, context);
        }

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Note(context);
            return continuation(requestStream, responseStream, context);
        }

        private void Note(ServerCallContext context) => seen.Add(context.Method.Split('/')[^1]);
    }

    private sealed class OfClient(List<string> seen) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            seen.Add(context.Method.Name);
            return continuation(request, context);
        }

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
        {
            seen.Add(context.Method.Name);
            var call = continuation(context);
            return new(new Writer<TRequest>(call.RequestStream), call.ResponseAsync, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
        }

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
        {
            seen.Add(context.Method.Name);
            return continuation(request, context);
        }

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
        {
            seen.Add(context.Method.Name);
            var call = continuation(context);
            return new(new Writer<TRequest>(call.RequestStream), call.ResponseStream, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
        }
    }

    private sealed class Writer<TRequest>(IClientStreamWriter<TRequest> inner) : IClientStreamWriter<TRequest>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(TRequest message) => inner.WriteAsync(message);

        public Task CompleteAsync() => inner.CompleteAsync();
    }
}
