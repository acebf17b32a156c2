using GoRpc.Contracts;
using GoRpc.Interceptors;
using GoRpc.Server.Dispatch;
using Grpc.Core;

namespace GoRpc.Server.Interceptors;

/// <summary>The input of a method that takes a stream, with or without parameters beside it.</summary>
internal sealed class StreamInput<TRequest, TResponse>(MethodView<TRequest, TResponse> method, IAsyncStreamReader<TRequest> reader, ServerCall call)
    : CallInput<IAsyncStreamReader<TRequest>>
    where TRequest : class
    where TResponse : class
{
    private TRequest? _header;
    private ItemReader<TRequest>? _items;

    public override CallArguments Arguments => field ??= new(method, () => _header is null ? [] : method.ArgumentsOf(_header));

    public override async ValueTask PrepareAsync()
    {
        if (method.Contract.Request.Form is PayloadForm.Parts)
        {
            // What is no header is found when the arguments are asked for, or else by the handler.
            await using var messages = call.ReadAsync(reader, static message => message).GetAsyncEnumerator(call.CancellationToken);
            _header = await messages.MoveNextAsync() ? messages.Current : null;
        }
    }

    public override IAsyncEnumerable<object?> OpenRequests() => call.ReadAsync(reader, method.ItemOf);

    public override IAsyncStreamReader<TRequest> Close(IAsyncEnumerable<object?>? requests)
    {
        var header = _header is not null && Arguments.HasChanged ? method.RequestOf(Arguments.Values) : _header;
        var rest = requests is null ? reader : _items = new ItemReader<TRequest>(requests.Select(method.MessageOf));
        return header is null ? rest : new HeadedReader<TRequest>(header, rest);
    }

    public override ValueTask DisposeAsync() => _items?.DisposeAsync() ?? ValueTask.CompletedTask;
}
