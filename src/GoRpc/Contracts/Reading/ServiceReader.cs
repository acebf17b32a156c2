using System.Reflection;
using GoRpc.Contracts.Checks;

namespace GoRpc.Contracts.Reading;

/// <summary>Reads an interface into a service.</summary>
internal sealed class ServiceReader(ContractReading reading)
{
    private readonly MethodReader _methods = new(reading);

    /// <summary>The service, or null when the type can't be one; either way the reading has the faults.</summary>
    public ServiceContract? Read(Type type)
    {
        if (ServiceChecks.FindFault(type) is { } fault)
        {
            reading.Report(fault);
            return null;
        }

        var interfaces = InterfacesOf(type);
        reading.Report(interfaces.SelectMany(ServiceChecks.FindFaults));
        var operations = interfaces.SelectMany(declaring => OperationsOf(declaring).Select(method => (Method: method, Owner: OwnerOf(declaring, type)))).ToList();
        reading.Report(RouteChecks.FindFaults(operations));
        var methods = operations.Select(operation => _methods.Read(operation.Method, operation.Owner)).OfType<MethodContract>().ToList();
        reading.Report(NameChecks.FindFaults(MessageGraph.Of(methods)));
        return new ServiceContract(type, ServiceNames.Of(type), methods);
    }

    // The interface itself first; IDisposable is for the client object, never for the wire.
    private static List<Type> InterfacesOf(Type type) =>
        [type, .. type.GetInterfaces().Where(parent => parent != typeof(IDisposable) && parent != typeof(IAsyncDisposable))];

    // Methods of an interface that is no service belong to the first service that inherits it, as protobuf-net.Grpc routes a [SubService].
    private static Type OwnerOf(Type declaring, Type service) =>
        ServiceNames.IsService(declaring)
            ? declaring
            : service.GetInterfaces().FirstOrDefault(parent => declaring.IsAssignableFrom(parent) && ServiceNames.IsService(parent)) ?? service;

    private static IEnumerable<MethodInfo> OperationsOf(Type declaring) =>
        declaring.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(IsOperation)
            .OrderBy(method => method.MetadataToken);

    // A method with a body is called on the client's side of the wire unless its author marks it as an operation.
    private static bool IsOperation(MethodInfo method) =>
        !method.IsSpecialName
        && (method.IsAbstract || Annotation.IsOn(method, Attributes.Operation) || Annotation.IsOn(method, Attributes.OperationContract));
}
