using GoRpc.Bindings;

namespace GoRpc.Runtime.Clients;

/// <summary>Makes the <see cref="ClientMethod"/> of a binding. A visitor, because the binding knows the types of its messages.</summary>
internal sealed class ClientMethodFactory : IMethodVisitor
{
    private ClientMethod _method = null!;

    public static ClientMethod Create(MethodBinding binding)
    {
        var factory = new ClientMethodFactory();
        binding.Accept(factory);
        return factory._method;
    }

    public void Visit<TRequest, TResponse>(UnaryBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        Close(typeof(UnaryMethod<,,>), method, typeof(TRequest), typeof(TResponse), ResultOf(method));

    public void Visit<TRequest, TResponse>(ServerStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        Close(typeof(ServerStreamingMethod<,,>), method, typeof(TRequest), typeof(TResponse), ResultOf(method));

    public void Visit<TRequest, TResponse>(ClientStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        Close(typeof(ClientStreamingMethod<,,,>), method, ItemOf(method), typeof(TRequest), typeof(TResponse), ResultOf(method));

    public void Visit<TRequest, TResponse>(DuplexBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        Close(typeof(DuplexMethod<,,,>), method, ItemOf(method), typeof(TRequest), typeof(TResponse), ResultOf(method));

    private void Close(Type definition, MethodBinding method, params Type[] types) =>
        _method = (ClientMethod)Activator.CreateInstance(definition.MakeGenericType(types), method)!;

    private static Type ItemOf(MethodBinding method) => MadeMessages.ItemOf(method.Contract);

    private static Type ResultOf(MethodBinding method) => MadeMessages.ResultOf(method.Contract);
}
