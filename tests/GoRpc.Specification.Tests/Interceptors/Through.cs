namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>An interceptor that does what a test says.</summary>
internal sealed class Through(Func<GoRpcCall, CallDelegate, ValueTask> act) : ICallInterceptor
{
    public ValueTask InvokeAsync(GoRpcCall call, CallDelegate next) => act(call, next);
}
