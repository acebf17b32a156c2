using System.Linq.Expressions;
using System.Reflection;
using GoRpc.Calls;
using GoRpc.Contracts;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Server.Dispatch;

/// <summary>
/// Compiles a C# method of a contract, whatever its signature, into one shape: implementation, request message (or the reader of
/// request messages) and call in, response message (or messages) out. Done once per method; a call then costs a delegate.
/// </summary>
internal static class HandlerCompiler
{
    private static readonly ConstructorInfo NewCallContext = typeof(CallContext).GetConstructor([typeof(object), typeof(ServerCallContext)])!;

    /// <typeparam name="TInput">The request message, or the <see cref="IAsyncStreamReader{T}"/> of them.</typeparam>
    /// <typeparam name="TOutput">A <see cref="ValueTask{TResult}"/> of the response message, or the <see cref="IAsyncEnumerable{T}"/> of them.</typeparam>
    public static Func<object, TInput, ServerCall, TOutput> Compile<TInput, TOutput>(MethodContract contract)
    {
        var implementation = Expression.Parameter(typeof(object), "implementation");
        var input = Expression.Parameter(typeof(TInput), "input");
        var call = Expression.Parameter(typeof(ServerCall), "call");

        var arguments = contract.Method.GetParameters().Select(parameter => Argument(contract, parameter, implementation, input, call));
        var result = Expression.Call(Expression.Convert(implementation, contract.Method.DeclaringType!), contract.Method, arguments);
        return Expression.Lambda<Func<object, TInput, ServerCall, TOutput>>(Output(contract, result), implementation, input, call).Compile();
    }

    private static Expression Argument(MethodContract contract, ParameterInfo parameter, Expression implementation, Expression input, Expression call)
    {
        var signature = contract.Signature;
        if (parameter.Position == signature.Context)
        {
            return signature.ContextForm is ContextForm.CancellationToken
                ? Expression.Property(call, nameof(ServerCall.CancellationToken))
                : Expression.New(NewCallContext, implementation, Expression.Property(call, nameof(ServerCall.Context)));
        }

        if (parameter.Position == signature.Stream)
        {
            var item = parameter.ParameterType.GenericTypeArguments[0];
            return contract.Request.Form is PayloadForm.Message
                ? Expression.Call(typeof(RequestStream), nameof(RequestStream.OfMessages), [item], input, call)
                : Expression.Call(typeof(RequestStream), nameof(RequestStream.OfValues), [item], input, call);
        }

        if (contract.Request.Form is PayloadForm.Message)
        {
            return input;
        }

        var field = signature.Payload.Index().First(payload => payload.Item == parameter.Position).Index;
        return Expression.Convert(
            Expression.ArrayIndex(Expression.Property(input, nameof(Arguments.Values)), Expression.Constant(field)),
            parameter.ParameterType);
    }

    private static Expression Output(MethodContract contract, Expression result)
    {
        var signature = contract.Signature;
        var isMessage = contract.Response.Form is PayloadForm.Message;
        if (signature.ResultForm is ResultForm.AsyncEnumerable)
        {
            return isMessage ? result : Expression.Call(typeof(HandlerResult), nameof(HandlerResult.WrapEach), [signature.ResultType], result);
        }

        if (signature.ResultType == typeof(void))
        {
            return signature.ResultForm is ResultForm.Value
                ? Expression.Block(result, Expression.Call(typeof(HandlerResult), nameof(HandlerResult.Nothing), []))
                : Expression.Call(typeof(HandlerResult), nameof(HandlerResult.NothingAfter), [], result);
        }

        var value = signature.ResultForm switch
        {
            ResultForm.ValueTask => result,
            ResultForm.Task => Expression.Call(typeof(HandlerResult), nameof(HandlerResult.FromTask), [signature.ResultType], result),
            _ => Expression.Call(typeof(HandlerResult), nameof(HandlerResult.FromValue), [signature.ResultType], result),
        };
        return isMessage ? value : Expression.Call(typeof(HandlerResult), nameof(HandlerResult.Wrap), [signature.ResultType], value);
    }
}
