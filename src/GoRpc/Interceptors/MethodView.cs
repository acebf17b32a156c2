using GoRpc.Contracts;
using GoRpc.Runtime;

namespace GoRpc.Interceptors;

/// <summary>A method as its interceptors see it: by the values of its C# signature. Made once per intercepted method. Safe for threads.</summary>
internal class MethodView
{
    public MethodView(MethodContract contract)
    {
        var (signature, parameters) = (contract.Signature, contract.Method.GetParameters());
        var (request, response) = (contract.Request, contract.Response);
        var arguments = request.Form is PayloadForm.Parts ? request.Message.Fields[0].Value.Message! : request.Message;
        Contract = contract;
        Parameters = [.. signature.Payload.Select((position, index) => new ValueSlot(
            contract, parameters[position].Name!, parameters[position].ParameterType, request.Form is not PayloadForm.Message && arguments.Fields[index].AllowsNull))];
        Item = signature.Stream < 0 ? null : new ValueSlot(
            contract, parameters[signature.Stream].Name!, MadeMessages.ItemOf(contract), request.Form is not PayloadForm.Message && request.Message.Fields[^1].AllowsNull);
        Result = new ValueSlot(
            contract, "the response", signature.ResultType, response.Form is not PayloadForm.Message && (response.Message.Fields.Count == 0 || response.Message.Fields[0].AllowsNull));
    }

    public MethodContract Contract { get; }

    /// <summary>The parameters but the request stream and the context, in their order.</summary>
    public IReadOnlyList<ValueSlot> Parameters { get; }

    /// <summary>The items of the request stream; null when there is none.</summary>
    public ValueSlot? Item { get; }

    /// <summary>The result, or the items of the response stream.</summary>
    public ValueSlot Result { get; }
}
