using System.Reflection;
using ProtoBuf.Grpc;

namespace GoRpc.Contracts.Reading;

/// <summary>Reads what stands where in a method's signature.</summary>
internal static class SignatureReader
{
    /// <summary>The signature of a method that has passed the checks.</summary>
    public static MethodSignature Read(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var context = Array.FindIndex(parameters, parameter => ContextFormOf(parameter.ParameterType) is not ContextForm.None);
        var stream = Array.FindIndex(parameters, parameter => IsStream(parameter.ParameterType));
        var payload = Enumerable.Range(0, parameters.Length).Where(position => position != context && position != stream).ToArray();
        var (form, result) = ResultOf(method.ReturnType);
        return new MethodSignature(payload, stream, context, context < 0 ? ContextForm.None : ContextFormOf(parameters[context].ParameterType), form, result);
    }

    public static ContextForm ContextFormOf(Type type) =>
        type == typeof(CancellationToken) ? ContextForm.CancellationToken
        : type == typeof(CallContext) ? ContextForm.CallContext
        : ContextForm.None;

    public static bool IsStream(Type type) => Is(type, typeof(IAsyncEnumerable<>));

    /// <summary>How a method gives its result, and the type of the result or of the stream's items.</summary>
    public static (ResultForm Form, Type Type) ResultOf(Type type) =>
        type == typeof(Task) ? (ResultForm.Task, typeof(void))
        : type == typeof(ValueTask) ? (ResultForm.ValueTask, typeof(void))
        : Is(type, typeof(Task<>)) ? (ResultForm.Task, type.GenericTypeArguments[0])
        : Is(type, typeof(ValueTask<>)) ? (ResultForm.ValueTask, type.GenericTypeArguments[0])
        : IsStream(type) ? (ResultForm.AsyncEnumerable, type.GenericTypeArguments[0])
        : (ResultForm.Value, type);

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
