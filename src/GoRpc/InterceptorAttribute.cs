namespace GoRpc;

/// <summary>
/// An interceptor that is an attribute: derive from it where what it does has parameters, for example <c>[Cached("00:01:00")]</c>. One object serves all
/// calls of the method at once, on any thread; what it needs of the services it takes from <see cref="GoRpcCall.Services"/>.
/// </summary>
#pragma warning disable RS0022 // Its base is for nobody else to derive from, so that what is no interceptor can't stand where one does.
public abstract class InterceptorAttribute : InterceptAttribute, ICallInterceptor
{
    /// <inheritdoc/>
    public abstract ValueTask InvokeAsync(GoRpcCall call, CallDelegate next);
}
#pragma warning restore RS0022
