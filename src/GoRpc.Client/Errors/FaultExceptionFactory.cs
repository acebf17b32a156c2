using System.Collections.Concurrent;
using Grpc.Core;

namespace GoRpc.Client.Errors;

/// <summary>Makes typed fault exceptions for details whose type is known at run time; reflects once per type.</summary>
internal abstract class FaultExceptionFactory
{
    private static readonly ConcurrentDictionary<Type, FaultExceptionFactory> Factories = new();

    public static FaultException Create(object detail, Status status, Metadata trailers, string message, FailedCall call) =>
        Factories.GetOrAdd(detail.GetType(), static type => (FaultExceptionFactory)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type))!)
            .Make(detail, status, trailers, message, call);

    protected abstract FaultException Make(object detail, Status status, Metadata trailers, string message, FailedCall call);

    private sealed class Typed<TFault> : FaultExceptionFactory
        where TFault : notnull
    {
        protected override FaultException Make(object detail, Status status, Metadata trailers, string message, FailedCall call) =>
            new FaultException<TFault>((TFault)detail, status, trailers, message) { Call = call };
    }
}
