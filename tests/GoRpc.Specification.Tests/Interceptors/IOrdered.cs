using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>A contract with interceptors in its attributes.</summary>
[Service("spec.Ordered")]
[Trace("contract")]
[Intercept<Noted>]
public interface IOrdered
{
    [Trace("method")]
    [Trace("early method", Order = -1)]
    [Trace("host's method", Sides = CallSides.Server)]
    [Trace("client's method", Sides = CallSides.Client)]
    Task<int> TracedAsync(int number);

    Task<int> PlainAsync(int number);
}

[Trace("implementation")]
internal sealed class Ordered : IOrdered
{
    [Trace("implementing method")]
    public Task<int> TracedAsync(int number) => Task.FromResult(number);

    public Task<int> PlainAsync(int number) => Task.FromResult(number);
}

/// <summary>An attribute that is an interceptor.</summary>
public sealed class TraceAttribute(string name) : InterceptorAttribute
{
    public override ValueTask InvokeAsync(GoRpcCall call, CallDelegate next)
    {
        (call.Services.GetService(typeof(IWorksLog)) as IWorksLog)?.Add(name);
        return next();
    }
}

/// <summary>An interceptor that takes what it needs in its constructor.</summary>
public sealed class Noted(IWorksLog log) : ICallInterceptor
{
    public ValueTask InvokeAsync(GoRpcCall call, CallDelegate next)
    {
        log.Add("injected");
        return next();
    }
}

/// <summary>Notes what happens.</summary>
public interface IWorksLog
{
    void Add(string entry);
}
