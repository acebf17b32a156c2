namespace GoRpc.Contracts;

/// <summary>
/// One service as every part of GoRpc sees it: immutable, read once from an interface, safe to share between threads.
/// </summary>
public sealed class ServiceContract
{
    internal ServiceContract(Type type, string name, IReadOnlyList<MethodContract> methods, IReadOnlyList<MessageContract> messages, IReadOnlyList<EnumContract> enums)
    {
        Type = type;
        Name = name;
        Methods = methods;
        Messages = messages;
        Enums = enums;
    }

    /// <summary>The interface.</summary>
    public Type Type { get; }

    /// <summary>The full name on the wire, for example <c>gorpc.demo.Calculator</c>.</summary>
    public string Name { get; }

    /// <summary>The methods in the order of their declaration, inherited ones after the interface's own.</summary>
    public IReadOnlyList<MethodContract> Methods { get; }

    /// <summary>Every message reachable from the methods and their faults, each once.</summary>
    public IReadOnlyList<MessageContract> Messages { get; }

    /// <summary>Every enum reachable from the messages, each once.</summary>
    public IReadOnlyList<EnumContract> Enums { get; }
}
