using System.Globalization;
using System.Reflection;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Contracts.Reading;

/// <summary>Names of services and methods exactly as protobuf-net.Grpc gives them (its ServiceBinder), for callers that use it.</summary>
internal static class ServiceNames
{
    /// <summary>Whether an interface is a service of its own.</summary>
    public static bool IsService(Type type) =>
        IsMarked(type) || Annotation.IsOn(type, Attributes.Service) || Annotation.IsOn(type, Attributes.ServiceContract);

    /// <summary>Whether an interface takes its name from IGrpcService: its own name, as it is.</summary>
    public static bool IsMarked(Type type) => typeof(IGrpcService).IsAssignableFrom(type);

    /// <summary>The name that the author gave, or null.</summary>
    public static string? Explicit(Type type) =>
        (Annotation.Find(type, Attributes.Service) ?? Annotation.Find(type, Attributes.ServiceContract))?.Text("Name") is { } name
            ? type.IsGenericType ? string.Format(CultureInfo.InvariantCulture, name, Arguments(type)) : name
            : null;

    /// <summary>The full name of a service.</summary>
    public static string Of(Type type) => IsMarked(type) ? type.Name : Explicit(type) ?? Default(type);

    /// <summary>The name that follows from the interface's own: without the leading I, with the arguments of a generic one.</summary>
    public static string Default(Type type)
    {
        var name = type.Name.StartsWith('I') ? type.Name[1..] : type.Name;
        var tick = name.IndexOf('`');
        var whole = tick < 0 ? name : $"{name[..tick]}_{string.Join("_", Arguments(type))}";
        return $"{type.Namespace}.{whole}";
    }

    /// <summary>The name to write in [Service], with {0} for the argument of a generic interface.</summary>
    public static string Suggest(Type type, bool withoutI)
    {
        var name = withoutI && type.Name.StartsWith('I') ? type.Name[1..] : type.Name;
        var tick = name.IndexOf('`');
        var whole = tick < 0 ? name : name[..tick] + string.Concat(type.GetGenericArguments().Select((_, position) => $"_{{{position}}}"));
        return $"{type.Namespace}.{whole}";
    }

    /// <summary>The name of a method: its own, or the author's, without a trailing Async.</summary>
    public static string Of(MethodInfo method)
    {
        var operation = Annotation.Find(method, Attributes.Operation) ?? Annotation.Find(method, Attributes.OperationContract);
        var isAsync = method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name.Length > "Async".Length;
        return operation?.Text("Name") ?? (isAsync ? method.Name[..^"Async".Length] : method.Name);
    }

    private static string[] Arguments(Type type) => [.. type.GetGenericArguments().Select(argument =>
        Annotation.Find(argument, Attributes.ProtoContract)?.Text("Name") ?? Annotation.Find(argument, Attributes.DataContract)?.Text("Name") ?? argument.Name)];
}
