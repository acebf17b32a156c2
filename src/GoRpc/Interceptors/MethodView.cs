using GoRpc.Contracts;
using GoRpc.Runtime;

namespace GoRpc.Interceptors;

/// <summary>A method as its interceptors see it: by the values of its C# signature. Made once per intercepted method. Safe for threads.</summary>
internal class MethodView
{
    public MethodView(MethodContract contract)
    {
        var (signature, parameters) = (contract.Signature, contract.Method.GetParameters());
        Contract = contract;
        Parameters = [.. signature.Payload.Select(position => new ValueSlot(contract, parameters[position].Name!, parameters[position].ParameterType))];
        Item = signature.Stream < 0 ? null : new ValueSlot(contract, parameters[signature.Stream].Name!, MadeMessages.ItemOf(contract));
        Result = new ValueSlot(contract, "the response", signature.ResultType);
    }

    public MethodContract Contract { get; }

    /// <summary>The parameters but the request stream and the context, in their order.</summary>
    public IReadOnlyList<ValueSlot> Parameters { get; }

    /// <summary>The items of the request stream; null when there is none.</summary>
    public ValueSlot? Item { get; }

    /// <summary>The result, or the items of the response stream.</summary>
    public ValueSlot Result { get; }
}
