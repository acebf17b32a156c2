using System.Reflection;
using Grpc.Core;

namespace GoRpc;

/// <summary>
/// A declared fault with its data: thrown by an implementation, caught by the caller. The status is that of
/// <see cref="FaultStatusAttribute"/> on <typeparamref name="TFault"/>.
/// </summary>
/// <typeparam name="TFault">A data contract that the method declares with <see cref="FaultsAttribute"/>.</typeparam>
public sealed class FaultException<TFault> : FaultException
    where TFault : notnull
{
    // Nothing of the type's name: it means nothing to callers of other languages, and says something of the implementation where the contract does not declare it.
    private const string DefaultMessage = "The call ended with a fault.";

    private static readonly StatusCode DeclaredStatus =
        typeof(TFault).GetCustomAttribute<FaultStatusAttribute>()?.StatusCode ?? StatusCode.FailedPrecondition;

    /// <summary>Answers a call with a typed fault.</summary>
    /// <param name="detail">The data of the fault.</param>
    /// <param name="message">A sentence for the caller; null for <c>The call ended with a fault.</c></param>
    public FaultException(TFault detail, string? message = null)
        : this(detail, new Status(DeclaredStatus, message ?? DefaultMessage), [], message ?? DefaultMessage)
    {
    }

    internal FaultException(TFault detail, Status status, Metadata trailers, string message)
        : base(status, trailers, message)
    {
        ArgumentNullException.ThrowIfNull(detail);
        Detail = detail;
    }

    /// <summary>The data of the fault, never null.</summary>
    public TFault Detail { get; }

    /// <inheritdoc/>
    public override object UntypedDetail => Detail;
}
