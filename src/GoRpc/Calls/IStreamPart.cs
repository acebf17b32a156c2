using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Calls;

/// <summary>A message of a request stream with parameters beside it, whatever its parts are.</summary>
internal interface IStreamPart
{
    /// <summary>The message of the parameters.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT: it has none.</exception>
    object HeaderOf(MethodContract method);

    /// <summary>The message of an item.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT: it has none.</exception>
    object ItemOf(MethodContract method);
}
