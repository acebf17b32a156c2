using System.Diagnostics.CodeAnalysis;
using GoRpc.Interceptors;
using GoRpc.Server.Activation;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Server.Interceptors;

/// <summary>An interceptor that comes from the services of each call, or is made for it. Safe for threads.</summary>
internal sealed class ActivatedInterceptor([DynamicallyAccessedMembers(InterceptorType.Reflected)] Type type) : ICallInterceptor
{
    private readonly Lazy<Func<IServiceProvider, object>> _create = new(() => ImplementationFactory.Create(type));

    public Type Type => type;

    /// <summary>Why it can't be made for a call; null when it can, or when nobody can tell before there is a call.</summary>
    public string? FindProblem(IServiceProviderIsService? registrations) =>
        registrations?.IsService(type) is false ? ImplementationFactory.FindProblem(type) : null;

    public ValueTask InvokeAsync(GoRpcCall call, CallDelegate next) =>
        call.Services.GetService(type) is ICallInterceptor registered ? registered.InvokeAsync(call, next) : InvokeOwnAsync(call, next);

    public override string ToString() => type.ToString();

    private async ValueTask InvokeOwnAsync(GoRpcCall call, CallDelegate next)
    {
        await using var activation = new Activation.Activation(_create.Value(call.Services), IsOwned: true);
        await ((ICallInterceptor)activation.Instance).InvokeAsync(call, next);
    }
}
