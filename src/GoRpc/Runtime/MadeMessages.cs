using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;

namespace GoRpc.Runtime;

/// <summary>Which C# type carries a message.</summary>
internal static class MadeMessages
{
    /// <summary>The type of a method's request messages.</summary>
    public static Type OfRequest(MethodContract contract) => contract.Signature.Stream >= 0
        ? Of(contract.Request, ItemOf(contract))
        : contract.Request is { Form: PayloadForm.Wrapped, Message.Fields.Count: > 0 } ? typeof(Arguments) : Of(contract.Request, typeof(void));

    /// <summary>The type of a method's response messages.</summary>
    public static Type OfResponse(MethodContract contract) => Of(contract.Response, contract.Signature.ResultType);

    /// <summary>The type of what the client's method gives inside its task or stream.</summary>
    public static Type ResultOf(MethodContract contract) =>
        contract.Signature.ResultType is var type && type == typeof(void) ? typeof(Nothing) : type;

    /// <summary>The type of the items of a request stream.</summary>
    public static Type ItemOf(MethodContract contract) =>
        contract.Method.GetParameters()[contract.Signature.Stream].ParameterType.GenericTypeArguments[0];

    private static Type Of(PayloadContract payload, Type value) =>
        payload.Form is PayloadForm.Message ? payload.Message.Type!
        : payload.Message.Fields.Count == 0 ? typeof(Nothing)
        : typeof(Wrapped<>).MakeGenericType(value);
}
