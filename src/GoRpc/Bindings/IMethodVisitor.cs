using System.ComponentModel;

namespace GoRpc.Bindings;

/// <summary>Does something with methods whose messages it knows as type parameters, so that nothing is closed by reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMethodVisitor
{
    /// <summary>Visits a unary method.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method.</param>
    void Visit<TRequest, TResponse>(UnaryBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class;

    /// <summary>Visits a method with a request stream.</summary>
    /// <inheritdoc cref="Visit{TRequest, TResponse}(UnaryBinding{TRequest, TResponse})"/>
    void Visit<TRequest, TResponse>(ClientStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class;

    /// <summary>Visits a method with a response stream.</summary>
    /// <inheritdoc cref="Visit{TRequest, TResponse}(UnaryBinding{TRequest, TResponse})"/>
    void Visit<TRequest, TResponse>(ServerStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class;

    /// <summary>Visits a method with both streams.</summary>
    /// <inheritdoc cref="Visit{TRequest, TResponse}(UnaryBinding{TRequest, TResponse})"/>
    void Visit<TRequest, TResponse>(DuplexBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class;
}
