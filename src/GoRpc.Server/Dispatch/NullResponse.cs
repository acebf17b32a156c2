using GoRpc.Contracts;

namespace GoRpc.Server.Dispatch;

/// <summary>The failure of a handler that gives null where its contract says non-nullable.</summary>
internal static class NullResponse
{
    public static ContractViolationException Of(MethodContract method, int? index = null)
    {
        var type = method.Method.DeclaringType!;
        var path = $"{type.Name}.{method.Method.Name}" + (index is { } position ? $"[{position}]" : "");
        var response = method.Response.Message.Name;
        return new ContractViolationException(
            path,
            $"The handler of '{path}' gave null, but its contract says a non-nullable '{response}'. Give a value, or make the type nullable in the contract.");
    }
}
