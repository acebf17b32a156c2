using System.Runtime.CompilerServices;
using GoRpc.Bindings;
using ProtoBuf.Grpc;

namespace GoRpc.Generators.Tests.Services;

/// <summary>Calls of a client of one binding that an implementation behind another binding answers, by way of the bytes that would travel.</summary>
/// <param name="server">The binding of the implementation.</param>
/// <param name="service">The implementation.</param>
internal sealed class WireCalls(ServiceBinding server, object service) : ClientCalls
{
    /// <summary>Every message of every call, in hexadecimal.</summary>
    public List<string> Messages { get; } = [];

    public override string Target => "wire";

    public override async ValueTask<TResult> UnaryAsync<TRequest, TResponse, TResult>(
        UnaryBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
        where TRequest : class =>
        result(method.Response.ReadWhole(Assert.Single(await AnswerAsync(method, [method.Request.ToBytes(request!)]))));

    public override async IAsyncEnumerable<TResult> ServerStreamingAsync<TRequest, TResponse, TResult>(
        ServerStreamingBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
        where TRequest : class
    {
        foreach (var response in await AnswerAsync(method, [method.Request.ToBytes(request!)]))
        {
            yield return result(method.Response.ReadWhole(response));
        }
    }

    public override async ValueTask<TResult> ClientStreamingAsync<TItem, TRequest, TResponse, TResult>(
        ClientStreamingBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallContext context = default,
        TRequest? header = null)
        where TRequest : class =>
        result(method.Response.ReadWhole(Assert.Single(await AnswerAsync(method, await EncodeAsync(method, items!, request, header)))));

    public override async IAsyncEnumerable<TResult> DuplexAsync<TItem, TRequest, TResponse, TResult>(
        DuplexBinding<TRequest, TResponse> method,
        IAsyncEnumerable<TItem>? items,
        Func<TItem, TRequest?> request,
        Func<TResponse, TResult> result,
        CallContext context = default,
        TRequest? header = null)
        where TRequest : class
    {
        foreach (var response in await AnswerAsync(method, await EncodeAsync(method, items!, request, header)))
        {
            yield return result(method.Response.ReadWhole(response));
        }
    }

    private static async Task<List<byte[]>> EncodeAsync<TItem, TRequest, TResponse>(
        MethodBinding<TRequest, TResponse> method, IAsyncEnumerable<TItem> items, Func<TItem, TRequest?> request, TRequest? header)
        where TRequest : class
        where TResponse : class
    {
        List<TRequest> messages = header is null ? [] : [header];
        messages.AddRange(await items.Select(item => request(item)!).ToListAsync());
        return messages.ConvertAll(method.Request.ToBytes);
    }

    private async Task<List<byte[]>> AnswerAsync(MethodBinding method, List<byte[]> requests, [CallerMemberName] string kind = "")
    {
        var answering = new Answering(service, requests);
        server.Methods.Single(candidate => candidate.Contract.Path == method.Contract.Path).Accept(answering);
        var responses = await answering.Responses!;
        Messages.AddRange([$"{kind} {method.Contract.Path}", .. requests.Select(Convert.ToHexString), "->", .. responses.Select(Convert.ToHexString)]);
        return responses;
    }
}
