using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Interceptors;

/// <summary>How the values of a C# signature lie in the messages of a method.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
internal sealed class MethodView<TRequest, TResponse>(MethodBinding<TRequest, TResponse> binding) : MethodView(binding.Contract)
    where TRequest : class
    where TResponse : class
{
    private readonly IStreamPartCodec? _parts = binding.Request as IStreamPartCodec;

    /// <summary>The arguments in a request message, or in the header before the items of a request stream.</summary>
    public object?[] ArgumentsOf(TRequest message)
    {
        var values = new object?[Parameters.Count];
        var holder = message is IStreamPart part ? part.HeaderOf(Contract) : (object)message;
        var codec = _parts?.Header ?? binding.Request;
        for (var position = 0; position < values.Length; position++)
        {
            values[position] = Contract.Request.Form is PayloadForm.Message ? holder : ValueIn(holder, codec, position);
        }

        return values;
    }

    /// <summary>A request message, or a header, around other arguments.</summary>
    public TRequest RequestOf(object?[] arguments) => (TRequest)(
        Contract.Request.Form is PayloadForm.Message ? arguments[0]!
        : _parts is null ? binding.Request.Make(arguments)
        : binding.Request.Make([_parts.Header.Make(arguments), null]));

    /// <summary>The item in a message of the request stream.</summary>
    public object? ItemOf(TRequest message) => Contract.Request.Form switch
    {
        PayloadForm.Message => message,
        PayloadForm.Wrapped => ValueIn(message, binding.Request, 0),
        _ => ((IStreamPart)message).ItemOf(Contract) is var item && item is IMadeMessage ? ValueIn(item, _parts!.Item, 0) : item,
    };

    /// <summary>The message of the request stream around an item.</summary>
    /// <exception cref="ArgumentException">The item is of another type.</exception>
    public TRequest MessageOf(object? item)
    {
        Item!.Check(item);
        return (TRequest)(Contract.Request.Form switch
        {
            PayloadForm.Message => item!,
            PayloadForm.Wrapped => binding.Request.Make([item]),
            _ => binding.Request.Make([null, IsItemMade ? _parts!.Item.Make([item]) : item]),
        });
    }

    /// <summary>The result in a response message, or the item in one of a response stream.</summary>
    public object? ResultOf(TResponse message) =>
        Contract.Response.Form is PayloadForm.Message ? message
        : message is Nothing ? null
        : ValueIn(message, binding.Response, 0);

    /// <summary>The response message around a result, or around an item.</summary>
    /// <exception cref="ArgumentException">The result is of another type.</exception>
    public TResponse ResponseOf(object? result)
    {
        Result.Check(result);
        return (TResponse)(Contract.Response.Form is PayloadForm.Message ? result! : binding.Response.Make([result]));
    }

    private bool IsItemMade => _parts!.Item.Contract.Type is null;

    private static object? ValueIn(object message, MessageCodec codec, int position) =>
        message is IMadeMessage made ? made.ValueAt(position) : codec.Contract.Fields[position].ValueOf!(message);
}
