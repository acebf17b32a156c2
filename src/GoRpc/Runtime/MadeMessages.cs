using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;

namespace GoRpc.Runtime;

/// <summary>Which C# type carries a message.</summary>
internal static class MadeMessages
{
    /// <summary>The type of a method's request messages.</summary>
    public static Type OfRequest(MethodContract contract) => contract.Request.Form switch
    {
        PayloadForm.Parts => typeof(StreamPart<,>).MakeGenericType(typeof(Arguments), OfPart(contract)),
        PayloadForm.Wrapped when contract.Signature is { Stream: < 0, Payload.Count: > 0 } => typeof(Arguments),
        _ => Of(contract.Request, contract.Signature.Stream < 0 ? typeof(void) : ItemOf(contract)),
    };

    /// <summary>The type of a method's response messages.</summary>
    public static Type OfResponse(MethodContract contract) => Of(contract.Response, contract.Signature.ResultType);

    /// <summary>The type of what the client's method gives inside its task or stream.</summary>
    public static Type ResultOf(MethodContract contract) =>
        contract.Signature.ResultType is var type && type == typeof(void) ? typeof(Nothing) : type;

    /// <summary>The type of the items of a request stream.</summary>
    public static Type ItemOf(MethodContract contract) =>
        contract.Method.GetParameters()[contract.Signature.Stream].ParameterType.GenericTypeArguments[0];

    /// <summary>The type of the message of an item that has parameters beside its stream.</summary>
    public static Type OfPart(MethodContract contract) => contract.Request.Message.Fields[1] switch
    {
        { Value.Message: { Type: { IsValueType: false } type } } => type,
        { Value.Message: { Type: null } } => typeof(Wrapped<>).MakeGenericType(ItemOf(contract)),
        var item => typeof(Wrapped<>).MakeGenericType(item.Type),
    };

    private static Type Of(PayloadContract payload, Type value) =>
        payload.Form is PayloadForm.Message ? payload.Message.Type!
        : payload.Message.Fields.Count == 0 ? typeof(Nothing)
        : typeof(Wrapped<>).MakeGenericType(value);
}
