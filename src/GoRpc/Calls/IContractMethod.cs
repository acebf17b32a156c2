using GoRpc.Contracts;

namespace GoRpc.Calls;

/// <summary>What a <see cref="ContractMethod{TRequest, TResponse}"/> says whatever its messages are.</summary>
internal interface IContractMethod
{
    MethodContract Contract { get; }
}
