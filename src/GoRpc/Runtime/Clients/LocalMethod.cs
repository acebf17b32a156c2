using System.Linq.Expressions;
using System.Reflection;
using GoRpc.Bindings;

namespace GoRpc.Runtime.Clients;

/// <summary>A method with a body in the interface that is no operation of the contract: it runs here, on the client itself.</summary>
/// <remarks>
/// A proxy overrides every method of its interface, so the body can't be reached by an ordinary call. A delegate made from the
/// method's own function pointer reaches it.
/// </remarks>
internal sealed class LocalMethod(MethodInfo method, object client) : ClientMethod
{
    private readonly Func<object?[], object?> _body = Compile(method, client);

    public override object? Invoke(ClientCalls calls, object?[] arguments) => _body(arguments);

    private static Func<object?[], object?> Compile(MethodInfo method, object client)
    {
        var types = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var type = Expression.GetDelegateType([.. types, method.ReturnType]);
        var body = Activator.CreateInstance(type, client, method.MethodHandle.GetFunctionPointer())!;
        var arguments = Expression.Parameter(typeof(object[]));
        var call = Expression.Invoke(
            Expression.Constant(body, type),
            types.Select((parameter, index) => Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter)));
        Expression result = method.ReturnType == typeof(void)
            ? Expression.Block(call, Expression.Constant(null))
            : Expression.Convert(call, typeof(object));
        return Expression.Lambda<Func<object?[], object?>>(result, arguments).Compile();
    }
}
