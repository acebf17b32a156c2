using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of parameters and results: GORPC030 to GORPC049.</summary>
internal static class SignatureFaults
{
    public static ContractFault ByReference(MethodInfo method, ParameterInfo parameter) => new(
        "GORPC030",
        Place.OfParameter(method, parameter),
        parameter.IsOut ? "is an out parameter" : parameter.IsIn ? "is an in parameter" : "is a ref parameter",
        "Parameters travel to the host, and only the result travels back",
        parameter.IsOut ? "Return a message that holds the result and this value" : "Remove the modifier");

    public static ContractFault ReferenceResult(MethodInfo method) => new(
        "GORPC031",
        Place.OfResult(method),
        "is returned by reference",
        "A result is a copy of what the host has",
        $"Return 'Task<{Describe.Type(method.ReturnType.GetElementType()!)}>'");

    public static ContractFault ContextNotLast(MethodInfo method, ParameterInfo parameter) => new(
        "GORPC032",
        Place.OfParameter(method, parameter),
        $"is a {Describe.Type(parameter.ParameterType)} and not the last parameter",
        "What steers a call stands behind what the call sends",
        $"Move '{parameter.Name}' to the end");

    public static ContractFault TwoContexts(MethodInfo method, IReadOnlyList<ParameterInfo> parameters) => new(
        "GORPC033",
        Place.Of(method),
        $"has {string.Join(" and ", parameters.Select(parameter => $"{Describe.Type(parameter.ParameterType)} '{parameter.Name}'"))}",
        "A call has one context; a CallContext carries the cancellation token too",
        "Keep one of them, as the last parameter");

    public static ContractFault ForeignContext(MethodInfo method, ParameterInfo parameter) => new(
        "GORPC034",
        Place.OfParameter(method, parameter),
        $"is a {Describe.Type(parameter.ParameterType)}",
        "Host and client share the method, so its context must mean something to both",
        parameter.ParameterType == typeof(CancellationToken?)
            ? $"Write 'CancellationToken {parameter.Name} = default'"
            : $"Write 'CallContext {parameter.Name} = default' (ProtoBuf.Grpc): it has metadata, deadline and cancellation, and on the host the ServerCallContext");

    public static ContractFault ForeignStream(Place place, Type type) => new(
        "GORPC035",
        place,
        $"is a {Describe.Type(type)}",
        "A stream is an IAsyncEnumerable<T>, whose items are messages and whose end and faults arrive in order",
        type is { IsGenericType: true, GenericTypeArguments: [.., var item] }
            ? $"Use 'IAsyncEnumerable<{Describe.Type(item)}>'"
            : "Use 'IAsyncEnumerable<byte[]>' for a stream of chunks, or 'byte[]' for a whole that is small");

    public static ContractFault TaskParameter(MethodInfo method, ParameterInfo parameter) => new(
        "GORPC036",
        Place.OfParameter(method, parameter),
        $"is a {Describe.Type(parameter.ParameterType)}",
        "Only values travel",
        parameter.ParameterType.GenericTypeArguments is [var value] ? $"Use '{Describe.Type(value)}' and await the task before the call" : "Remove it");

    public static ContractFault NestedStream(Place place, Type type) => new(
        "GORPC037",
        place,
        $"is a {Describe.Type(type)}",
        "A call has one result or one stream; both arrive asynchronously without a task around them",
        $"Use '{Unnested(type)}'");

    public static ContractFault TwoStreams(MethodInfo method, IReadOnlyList<ParameterInfo> streams) => new(
        "GORPC038",
        Place.Of(method),
        $"has {streams.Count} request streams, {string.Join(" and ", streams.Select(stream => $"'{stream.Name}'"))}",
        "A call has one stream in each direction",
        "Make one stream of a message that holds either item, or write one method for each stream");

    public static ContractFault SynchronousStream(MethodInfo method) => new(
        "GORPC040",
        Place.Of(method),
        $"takes a stream and returns '{Describe.Type(method.ReturnType)}'",
        "A stream takes time, which a synchronous method would spend on a blocked thread",
        method.ReturnType == typeof(void) ? "Return 'Task'" : $"Return 'Task<{Describe.Type(method.ReturnType)}>'");

    // One wrapper is enough, and a stream says more than a task.
    private static string Unnested(Type type)
    {
        var isStream = SignatureReader.IsStream(type);
        while (SignatureReader.ResultOf(type) is (not ResultForm.Value, var inner))
        {
            type = inner;
            isStream |= SignatureReader.IsStream(type);
        }

        return type == typeof(void) ? "Task" : $"{(isStream ? "IAsyncEnumerable" : "Task")}<{Describe.Type(type)}>";
    }
}
