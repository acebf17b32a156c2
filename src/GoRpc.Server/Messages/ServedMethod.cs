using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Codecs;
using GoRpc.Contracts;
using GoRpc.Server.Draining;
using GoRpc.Server.Errors;
using GoRpc.Server.Telemetry;
using Grpc.Core;

namespace GoRpc.Server.Messages;

/// <summary>A method with marshallers whose failures are answers a caller understands.</summary>
internal sealed class ServedMethod<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method, MessageLimits limits, CallFailures failures, ServerMetrics metrics, Drain drain)
    : Method<TRequest, TResponse>(
        method.Contract.Kind,
        method.Contract.ServiceName,
        method.Contract.Name,
        ReadGuarded(PayloadMarshaller.Create(method.Request), method.Contract, failures, metrics),
        WriteGuarded(PayloadMarshaller.Create(method.Response), method.Contract, limits, failures, metrics, drain)),
        IContractMethod
    where TRequest : class
    where TResponse : class
{
    public MethodContract Contract { get; } = method.Contract;

    private static Marshaller<TRequest> ReadGuarded(
        Marshaller<TRequest> inner, MethodContract contract, CallFailures failures, ServerMetrics metrics)
    {
        var read = inner.ContextualDeserializer;
        return new Marshaller<TRequest>(inner.ContextualSerializer, Read);

        TRequest Read(DeserializationContext context)
        {
            try
            {
                var message = read(context);
                metrics.CountReceived(contract);
                return message;
            }
            catch (Exception exception)
            {
                var failure = failures.OfRequest(exception, contract);
                metrics.CountRejection(contract, RejectionReasons.Unreadable, failure.StatusCode);
                throw failure;
            }
        }
    }

    private static Marshaller<TResponse> WriteGuarded(
        Marshaller<TResponse> inner, MethodContract contract, MessageLimits limits, CallFailures failures, ServerMetrics metrics, Drain drain)
    {
        var write = inner.ContextualSerializer;
        return new Marshaller<TResponse>(Write, inner.ContextualDeserializer);

        void Write(TResponse message, SerializationContext context)
        {
            try
            {
                write(message, context);
                metrics.CountSent(contract);
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.ResourceExhausted)
            {
                throw new RpcException(limits.ResponseTooLarge(contract));
            }
            catch (Exception) when (drain.IsOver)
            {
                // The call was answered in place of its handler, and takes no response any more.
                throw new RpcException(Drain.Status);
            }
            catch (Exception exception)
            {
                throw failures.OfResponse(exception, contract);
            }
        }
    }
}
