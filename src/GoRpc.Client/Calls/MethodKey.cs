using GoRpc.Calls;
using Grpc.Core;

namespace GoRpc.Client.Calls;

/// <summary>Everything about a method that its policy depends on.</summary>
/// <param name="FullName">The path, for example <c>/gorpc.demo.Calculator/Add</c>.</param>
/// <param name="IsUnary">Whether neither side streams.</param>
/// <param name="IsIdempotent">Whether the contract says that the method may be executed more than once.</param>
/// <param name="Deadline">The deadline of the contract; null when it has none.</param>
internal sealed record MethodKey(string FullName, bool IsUnary, bool IsIdempotent, TimeSpan? Deadline)
{
    /// <summary>The key of a method. One that did not come from a GoRpc contract counts as not idempotent.</summary>
    public static MethodKey Of(IMethod method)
    {
        var contract = (method as IContractMethod)?.Contract;
        return new(method.FullName, method.Type == MethodType.Unary, contract is { IsIdempotent: true }, contract?.Deadline);
    }
}
