using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Client.Proxies;
using GoRpc.Contracts;
using GoRpc.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Client.Interceptors;

/// <summary>The interceptors of one channel: those of its options and those that attributes of contracts name. Safe for threads.</summary>
/// <param name="registered">Those of the options, in the order of their registration.</param>
/// <param name="services">Where interceptors come from.</param>
internal sealed class ClientInterceptors(IReadOnlyList<ClientInterceptor> registered, IServiceProvider services) : IDisposable
{
    private readonly Lock _making = new();
    private readonly Dictionary<Type, ICallInterceptor> _found = [];
    private readonly List<object> _owned = [];

    /// <summary>What makes the calls of a contract: the given calls themselves where no method has an interceptor.</summary>
    /// <exception cref="InvalidOperationException">An interceptor can't be made.</exception>
    public ClientCalls Around(ServiceBinding binding, ChannelCalls calls)
    {
        var methods = new Dictionary<MethodContract, IReadOnlyList<ICallInterceptor>>();
        foreach (var method in binding.Contract.Methods)
        {
            if (Of(method, binding.Interface) is { Count: > 0 } interceptors)
            {
                methods.Add(method, interceptors);
            }
        }

        return methods.Count == 0 ? calls : new InterceptedCalls(calls, methods, services);
    }

    /// <summary>The one interceptor of a type: from the services, or else made with what they have.</summary>
    /// <exception cref="InvalidOperationException">It can't be made.</exception>
    public ICallInterceptor Resolve([DynamicallyAccessedMembers(InterceptorType.Reflected)] Type type)
    {
        lock (_making)
        {
            if (!_found.TryGetValue(type, out var interceptor))
            {
                _found[type] = interceptor = (ICallInterceptor)(services.GetService(type) ?? Make(type));
            }

            return interceptor;
        }
    }

    public void Dispose()
    {
        foreach (var owned in _owned)
        {
            (owned as IDisposable)?.Dispose();
        }
    }

    private List<ICallInterceptor> Of(MethodContract method, Type service)
    {
        var ofChannel = registered
            .Where(interceptor => interceptor.Options.AppliesTo?.Invoke(method) is not false)
            .Select(interceptor => (interceptor.Options.Order, Interceptor: interceptor.Find(this)));
        var ofAttributes = AttributesOf(method, service)
            .Where(attribute => attribute.Sides.HasFlag(CallSides.Client))
            .Select(attribute => (attribute.Order, Interceptor: attribute is IInterceptorType { Type: var type } ? Resolve(type) : (InterceptorAttribute)attribute));
        return [.. ofChannel.Concat(ofAttributes).OrderBy(entry => entry.Order).Select(entry => entry.Interceptor)];
    }

    private static IEnumerable<InterceptAttribute> AttributesOf(MethodContract method, Type service)
    {
        if (!method.IsIntercepted)
        {
            return [];
        }

        var declaring = method.Method.DeclaringType!;
        IEnumerable<MemberInfo> places = declaring == service ? [declaring, method.Method] : [declaring, service, method.Method];
        return places.SelectMany(place => place.GetCustomAttributes<InterceptAttribute>(inherit: true));
    }

    private object Make([DynamicallyAccessedMembers(InterceptorType.Reflected)] Type type)
    {
        try
        {
            var made = ActivatorUtilities.CreateInstance(services, type);
            _owned.Add(made);
            return made;
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException(
                $"The interceptor '{type.Name}' can't be made for a client: {exception.Message} Register what is missing with the container of the client, or hand the interceptor "
                + $"over with {nameof(GoRpcClientOptions)}.{nameof(GoRpcClientOptions.AddInterceptor)}; one that is for the host alone says so on the contract, by Sides = CallSides.Server.",
                exception);
        }
    }
}
