using System.Diagnostics.CodeAnalysis;
using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Server.Mapping;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Server.Activation;

/// <summary>Serves one implementation type.</summary>
/// <typeparam name="TImplementation">A class, or a type that the application registers with its services.</typeparam>
internal sealed class ServiceHost<[DynamicallyAccessedMembers(Reflected)] TImplementation>(ImplementationReader reader) : ServiceHost
    where TImplementation : class
{
    private readonly Lazy<IReadOnlyList<ServiceBinding>> _bindings = new(() => reader.Read(typeof(TImplementation)));
    private readonly Lazy<Func<IServiceProvider, object>> _create = new(static () => ImplementationFactory.Create(typeof(TImplementation)));

    public override Type Implementation => typeof(TImplementation);

    public override IReadOnlyList<ServiceBinding> Bindings => _bindings.Value;

    public override MethodPlaces PlacesOf(MethodContract method) => MethodPlaces.Of(method, Bindings, typeof(TImplementation));

    public override Activation Activate(IServiceProvider services) =>
        services.GetService<TImplementation>() is { } registered
            ? new Activation(registered, IsOwned: false)
            : new Activation(_create.Value(services), IsOwned: true);
}
