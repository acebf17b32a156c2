using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of services: GORPC001 to GORPC019.</summary>
internal static class ServiceFaults
{
    public static ContractFault NotAnInterface(Type type)
    {
        var services = type.GetInterfaces().Where(ServiceNames.IsService).Select(service => $"'{Describe.Type(service)}'").ToArray();
        return new(
            "GORPC001",
            Place.Of(type, null),
            type.IsValueType ? "is a struct" : "is a class",
            "A contract is an interface, which its host implements and its clients call",
            services.Length > 0 ? $"Name the interface: {string.Join(" or ", services)}" : "Move its methods to an interface with [Service]");
    }

    public static ContractFault NotAService(Type type)
    {
        var services = type.GetInterfaces().Where(ServiceNames.IsService).Select(service => $"'{Describe.Type(service)}'").ToArray();
        return new(
            "GORPC002",
            Place.Of(type, null),
            "has neither [Service] nor [ServiceContract]",
            "An interface becomes a service by one of these attributes, so that none does by accident",
            services.Length > 0
                ? $"Write [Service] on it, or name the service that it inherits: {string.Join(" or ", services)}"
                : "Write [Service] (ProtoBuf.Grpc.Configuration) on it");
    }

    public static ContractFault OpenGeneric(Type type) => new(
        "GORPC003",
        Place.Of(type, null),
        "has type parameters without arguments",
        "A service is known by the messages it carries",
        $"Name a closed interface, for example {Describe.Type(type)} with each parameter replaced by a type");

    public static ContractFault LostLetter(Type type) => new(
        "GORPC004",
        Place.Of(type, null),
        $"would be named '{ServiceNames.Default(type)}': protobuf-net.Grpc removes a leading 'I' whatever follows it",
        "A name that is not the one you see must be stated",
        $"Write [Service(\"{ServiceNames.Suggest(type, withoutI: false)}\")], or [Service(\"{ServiceNames.Suggest(type, withoutI: true)}\")] when callers that use protobuf-net.Grpc know it by that name");

    public static ContractFault NoNamespace(Type type) => new(
        "GORPC005",
        Place.Of(type, null),
        "lies in no namespace, so that its name would begin with a dot",
        "A service is named package.Service, or Service alone when its author says so",
        $"Write [Service(\"{ServiceNames.Suggest(type, withoutI: true).TrimStart('.')}\")] or move it to a namespace");

    public static ContractFault InvalidName(Type type) => new(
        "GORPC006",
        Place.Of(type, null),
        $"is named '{ServiceNames.Of(type)}'",
        "The name is part of the path of every call and of the schema: letters A to Z, digits and underscores, with dots between",
        "Write such a name, for example [Service(\"shop.Orders\")]");

    public static ContractFault SubServiceIsService(Type type) => new(
        "GORPC007",
        Place.Of(type, null),
        "has both [SubService] and [Service]",
        "The methods of a sub-service belong to the service that inherits it; those of a service belong to itself",
        "Remove one of the attributes");

    public static ContractFault NotAMethod(MemberInfo member) => new(
        "GORPC008",
        new Place($"'{Describe.Member(member)}'", new FaultSubject(member.DeclaringType!, member.Name)),
        member switch { PropertyInfo => "is a property", EventInfo => "is an event", _ => "is a static abstract method" },
        "A service has methods only: a call takes time and can fail, which only a method shows",
        member switch
        {
            PropertyInfo property => $"Write a method: Task<{Describe.Type(property.PropertyType)}> Get{property.Name}Async()",
            EventInfo => "Write a method that returns IAsyncEnumerable<T>",
            _ => "Move it to another interface",
        });
}
