using GoRpc.Calls;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Client.Proxies;

/// <summary>A stream out, one message in.</summary>
internal sealed class ClientStreamingMethod<TItem, TRequest, TResponse, TResult>(MethodContract contract) : ClientMethod
    where TRequest : class
    where TResponse : class
{
    private readonly ContractMethod<TRequest, TResponse> _method = new(contract);
    private readonly ContextParameter _context = new(contract.Signature);
    private readonly int _stream = contract.Signature.Stream;
    private readonly Func<TItem, TRequest> _toRequest = PayloadMapping.FromItem<TItem, TRequest>(contract);
    private readonly Func<TResponse, TResult> _toResult = PayloadMapping.ToResult<TResponse, TResult>(contract);
    private readonly Func<Task<TResult>, object?> _toReturn = ResultMapping.FromTask<TResult>(contract.Signature);

    public override object? Invoke(CallInvoker invoker, object?[] arguments) => _toReturn(CallAsync(invoker, arguments));

    private async Task<TResult> CallAsync(CallInvoker invoker, object?[] arguments)
    {
        var items = (IAsyncEnumerable<TItem>?)arguments[_stream] ?? throw PayloadMapping.NullStream(contract);
        var (options, metadata) = _context.Read(arguments);
        using var call = invoker.AsyncClientStreamingCall(_method, null, options);
        metadata?.Begin(call.ResponseHeadersAsync);
        var pump = new RequestPump<TItem, TRequest>(items, _toRequest, call.RequestStream, call);
        pump.Start();
        try
        {
            var response = await call.ResponseAsync.ConfigureAwait(false);
            metadata?.Succeed(call.GetStatus(), call.GetTrailers());
            pump.ThrowIfFailed();
            return _toResult(response);
        }
        catch (Exception exception)
        {
            metadata?.Fail(exception);
            pump.ThrowIfFailed();
            throw;
        }
        finally
        {
            pump.Stop();
        }
    }
}
