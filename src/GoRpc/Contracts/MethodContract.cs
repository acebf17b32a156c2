using System.ComponentModel;
using System.Reflection;
using GoRpc.Contracts.Reading;
using Grpc.Core;

namespace GoRpc.Contracts;

/// <summary>One method of a service.</summary>
public sealed class MethodContract
{
    private readonly Func<MethodInfo>? _find;
    private MethodInfo? _method;
    private MethodSignature? _signature;
    private string? _qualifiedName;

    /// <summary>Describes a method that was compiled. Called by generated code only.</summary>
    /// <param name="method">Finds the method of the interface; called when somebody first asks for it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MethodContract(Func<MethodInfo> method) => _find = method;

    internal MethodContract(MethodInfo method, MethodSignature signature)
    {
        _method = method;
        _signature = signature;
    }

    /// <summary>The full name of the service, for example <c>gorpc.demo.Calculator</c>.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The name on the wire, for example <c>Add</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The call id: the HTTP/2 path, for example <c>/gorpc.demo.Calculator/Add</c>.</summary>
    public string Path => $"/{ServiceName}/{Name}";

    /// <summary>Which sides stream.</summary>
    public required MethodType Kind { get; init; }

    /// <summary>The method of the interface.</summary>
    public MethodInfo Method => _method ??= _find!();

    /// <summary>What a request message is made of; with a request stream, one item of it or its header.</summary>
    public required PayloadContract Request { get; init; }

    /// <summary>What a response message is made of; with a response stream, one item of it.</summary>
    public required PayloadContract Response { get; init; }

    /// <summary>Whether a call may be executed more than once.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>Whether a call changes nothing.</summary>
    public bool HasNoSideEffects { get; init; }

    /// <summary>The deadline that the contract gives, or null.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>
    /// The number of the field by which calls are told apart (<see cref="HashKeyAttribute"/>): in the request message, or, with parameters beside a request
    /// stream, in the header. Null when there is none.
    /// </summary>
    public int? HashKey { get; init; }

    /// <summary>How messages are compressed, in both directions; null leaves it to each side.</summary>
    public CompressionContract? Compression { get; init; }

    /// <summary>Whether an <see cref="InterceptAttribute"/> stands on the method or on an interface that it belongs to.</summary>
    public bool IsIntercepted { get; init; }

    /// <summary>The declared faults.</summary>
    public IReadOnlyList<MessageContract> Faults { get; init; } = [];

    /// <summary>The name in logs and telemetry, for example <c>gorpc.demo.Calculator/Add</c>.</summary>
    internal string QualifiedName => _qualifiedName ??= $"{ServiceName}/{Name}";

    /// <summary>How the C# signature maps to the payloads.</summary>
    internal MethodSignature Signature => _signature ??= SignatureReader.Read(Method);
}
