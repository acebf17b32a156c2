using System.ComponentModel;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts;

/// <summary>
/// One service as every part of GoRpc sees it: immutable, read once from an interface, safe to share between threads.
/// </summary>
public sealed class ServiceContract
{
    private MessageGraph? _graph;

    /// <summary>Describes a service that was compiled. Called by generated code only.</summary>
    /// <param name="type">The interface.</param>
    /// <param name="name">The full name on the wire.</param>
    /// <param name="methods">The methods in the order of their declaration, inherited ones after the interface's own.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ServiceContract(Type type, string name, IReadOnlyList<MethodContract> methods)
    {
        Type = type;
        Name = name;
        Methods = methods;
    }

    /// <summary>The interface.</summary>
    public Type Type { get; }

    /// <summary>The full name on the wire, for example <c>gorpc.demo.Calculator</c>.</summary>
    public string Name { get; }

    /// <summary>The methods in the order of their declaration, inherited ones after the interface's own.</summary>
    public IReadOnlyList<MethodContract> Methods { get; }

    /// <summary>Every message reachable from the methods and their faults, each once.</summary>
    public IReadOnlyList<MessageContract> Messages => Graph.Messages;

    /// <summary>Every enum reachable from the messages, each once.</summary>
    public IReadOnlyList<EnumContract> Enums => Graph.Enums;

    private MessageGraph Graph => _graph ??= MessageGraph.Of(Methods);
}
