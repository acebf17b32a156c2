using GoRpc.Calls;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Validation;

/// <summary>A value of the contract's author in a request message: the message itself, a parameter, or an item of a stream.</summary>
/// <param name="Type">Its type as declared, never a nullable value type.</param>
/// <param name="Message">Its message, when it is one.</param>
/// <param name="Path">Where it is in the request, or in the item.</param>
/// <param name="Read">Reads it out of a request message; null when it is not in there.</param>
internal sealed record RequestValue(Type Type, MessageContract? Message, string Path, Func<object, object?> Read)
{
    /// <summary>The values that the request messages of a method have.</summary>
    public static IEnumerable<RequestValue> Of(MethodContract method)
    {
        var message = method.Request.Message;
        var isStream = method.Kind is MethodType.ClientStreaming or MethodType.DuplexStreaming;
        if (method.Request.Form is PayloadForm.Message)
        {
            return [new RequestValue(message.Type!, message, "", static request => request)];
        }

        if (method.Request.Form is PayloadForm.Wrapped)
        {
            return message.Fields.Index().Select(field => Of(field.Item, field.Index, isStream ? "" : field.Item.ProtoName));
        }

        var (header, item) = (message.Fields[0], message.Fields[1]);
        var parameters = header.Value.Message!.Fields.Index()
            .Select(field => Of(field.Item, field.Index, $"{header.ProtoName}.{field.Item.ProtoName}"))
            .Select(value => value with { Read = part => ((IMadeMessage)part).ValueAt(0) is { } made ? value.Read(made) : null });
        return item.Value.Message is { Type: null } wrapped
            ? parameters.Append(Of(wrapped.Fields[0], 0, "") is var value ? value with { Read = part => MessageValues.ValueOf(part, item, 1) is { } made ? value.Read(made) : null } : value)
            : parameters.Append(Of(item, 1, ""));
    }

    private static RequestValue Of(FieldContract field, int position, string path) =>
        new(Nullable.GetUnderlyingType(field.Type) ?? field.Type, MessageOf(field), path, FieldReader.Of(field, position));

    // The path of a list begins with an index, which leads to its elements.
    private static MessageContract? MessageOf(FieldContract field) => field.Value.Message;
}
