using System.Linq.Expressions;
using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Runtime;

/// <summary>
/// Compiles a C# method of a contract, whatever its signature, into one shape: implementation, request message (or the reader of
/// request messages) and call in, response message (or messages) out. Done once per method; a call then costs a delegate.
/// </summary>
internal static class HandlerCompiler
{
    /// <typeparam name="TInput">The request message, or the <see cref="IAsyncStreamReader{T}"/> of them.</typeparam>
    /// <typeparam name="TOutput">A <see cref="ValueTask{TResult}"/> of the response message, or the <see cref="IAsyncEnumerable{T}"/> of them.</typeparam>
    public static Func<object, TInput, IncomingCall, TOutput> Compile<TInput, TOutput>(MethodContract contract)
    {
        var implementation = Expression.Parameter(typeof(object), "implementation");
        var input = Expression.Parameter(typeof(TInput), "input");
        var call = Expression.Parameter(typeof(IncomingCall), "call");

        var body = contract.Request.Form is PayloadForm.Parts
            ? CallWithHeader(contract, implementation, input, call, typeof(TOutput))
            : Call(contract, implementation, input, input, call);
        return Expression.Lambda<Func<object, TInput, IncomingCall, TOutput>>(body, implementation, input, call).Compile();
    }

    private static MethodCallExpression CallWithHeader(MethodContract contract, Expression implementation, Expression parts, Expression call, Type output)
    {
        var header = Expression.Parameter(typeof(Arguments), "header");
        var handle = Expression.Lambda(Call(contract, implementation, header, parts, call), header);
        Type[] types = [header.Type, MadeMessages.OfPart(contract), output.GenericTypeArguments[0]];
        Expression[] arguments = contract.Signature.ResultForm is ResultForm.AsyncEnumerable ? [parts, handle, Expression.Default(typeof(CancellationToken))] : [parts, handle];
        return Expression.Call(call, nameof(IncomingCall.WithHeaderAsync), types, arguments);
    }

    private static Expression Call(MethodContract contract, Expression implementation, Expression values, Expression stream, Expression call)
    {
        var arguments = contract.Method.GetParameters().Select(parameter => Argument(contract, parameter, implementation, values, stream, call));
        return Output(contract, Expression.Call(Expression.Convert(implementation, contract.Method.DeclaringType!), contract.Method, arguments));
    }

    private static Expression Argument(MethodContract contract, ParameterInfo parameter, Expression implementation, Expression values, Expression stream, Expression call)
    {
        var signature = contract.Signature;
        if (parameter.Position == signature.Context)
        {
            return signature.ContextForm is ContextForm.CancellationToken
                ? Expression.Property(call, nameof(IncomingCall.CancellationToken))
                : Expression.Call(call, nameof(IncomingCall.ContextOf), [], implementation);
        }

        if (parameter.Position == signature.Stream)
        {
            var item = MadeMessages.ItemOf(contract);
            return contract.Request.Form is PayloadForm.Parts
                ? Expression.Call(
                    call, nameof(IncomingCall.ReadItemsAsync), [typeof(Arguments), MadeMessages.OfPart(contract), item], stream, ItemIn(MadeMessages.OfPart(contract), item))
                : Expression.Call(
                    call, nameof(IncomingCall.ReadAsync), [MadeMessages.OfRequest(contract), item], stream, ItemIn(MadeMessages.OfRequest(contract), item));
        }

        if (contract.Request.Form is PayloadForm.Message)
        {
            return values;
        }

        var field = signature.Payload.Index().First(payload => payload.Item == parameter.Position).Index;
        return Expression.Convert(
            Expression.ArrayIndex(Expression.Property(values, nameof(Arguments.Values)), Expression.Constant(field)),
            parameter.ParameterType);
    }

    private static LambdaExpression ItemIn(Type message, Type item)
    {
        var parameter = Expression.Parameter(message, "message");
        return Expression.Lambda(message == item ? parameter : Expression.Convert(Expression.Property(parameter, nameof(Wrapped<>.Value)), item), parameter);
    }

    private static Expression Output(MethodContract contract, Expression result)
    {
        var signature = contract.Signature;
        var isMessage = contract.Response.Form is PayloadForm.Message;
        if (signature.ResultForm is ResultForm.AsyncEnumerable)
        {
            return isMessage ? result : Expression.Call(typeof(HandlerResult), nameof(HandlerResult.WrapEachAsync), [signature.ResultType], result);
        }

        if (signature.ResultType == typeof(void))
        {
            return signature.ResultForm is ResultForm.Value
                ? Expression.Block(result, Expression.Call(typeof(HandlerResult), nameof(HandlerResult.NothingAsync), []))
                : Expression.Call(typeof(HandlerResult), nameof(HandlerResult.NothingAsync), [], result);
        }

        var value = signature.ResultForm switch
        {
            ResultForm.ValueTask => result,
            ResultForm.Task => Expression.Call(typeof(HandlerResult), nameof(HandlerResult.FromTaskAsync), [signature.ResultType], result),
            _ => Expression.Call(typeof(HandlerResult), nameof(HandlerResult.FromValueAsync), [signature.ResultType], result),
        };
        return isMessage ? value : Expression.Call(typeof(HandlerResult), nameof(HandlerResult.WrapAsync), [signature.ResultType], value);
    }
}
