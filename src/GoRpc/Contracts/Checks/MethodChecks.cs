using System.Reflection;
using System.Threading.Channels;
using GoRpc.Contracts.Reading;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Contracts.Checks;

/// <summary>What a method's signature must be.</summary>
internal static class MethodChecks
{
    private static readonly HashSet<Type> ForeignContexts = [typeof(ServerCallContext), typeof(CallOptions), typeof(Metadata), typeof(CallContext?), typeof(CancellationToken?)];

    private static readonly HashSet<Type> ForeignStreams =
    [
        typeof(IObservable<>), typeof(IAsyncEnumerator<>), typeof(ChannelReader<>), typeof(ChannelWriter<>), typeof(Channel<>),
        typeof(IAsyncStreamReader<>), typeof(IAsyncStreamWriter<>), typeof(IServerStreamWriter<>), typeof(IClientStreamWriter<>),
        typeof(AsyncUnaryCall<>), typeof(AsyncServerStreamingCall<>), typeof(AsyncClientStreamingCall<,>), typeof(AsyncDuplexStreamingCall<,>),
    ];

    public static IEnumerable<ContractFault> FindFaults(MethodInfo method)
    {
        if (!method.IsPublic)
        {
            yield return MethodFaults.NotPublic(method);
        }

        if (method.IsGenericMethodDefinition)
        {
            yield return MethodFaults.Generic(method);
            yield break;
        }

        if (!MessageNames.IsIdentifier(ServiceNames.Of(method)))
        {
            yield return MethodFaults.InvalidName(method, ServiceNames.Of(method));
        }

        foreach (var fault in FindParameterFaults(method).Concat(FindContextFaults(method)).Concat(FindStreamFaults(method)))
        {
            yield return fault;
        }

        if (FindResultFault(method) is { } resultFault)
        {
            yield return resultFault;
        }
    }

    /// <summary>Whether a type is one that travels, and nothing that belongs to a call.</summary>
    public static bool IsValue(Type type) =>
        type != typeof(void) && !IsAsynchronous(type) && !IsForeignStream(type)
        && !ForeignContexts.Contains(type) && SignatureReader.ContextFormOf(type) is ContextForm.None;

    private static IEnumerable<ContractFault> FindParameterFaults(MethodInfo method)
    {
        foreach (var parameter in method.GetParameters())
        {
            var type = parameter.ParameterType;
            if (type.IsByRef)
            {
                yield return SignatureFaults.ByReference(method, parameter);
            }
            else if (ForeignContexts.Contains(type))
            {
                yield return SignatureFaults.ForeignContext(method, parameter);
            }
            else if (IsForeignStream(type))
            {
                yield return SignatureFaults.ForeignStream(Place.OfParameter(method, parameter), type);
            }
            else if (IsTask(type))
            {
                yield return SignatureFaults.TaskParameter(method, parameter);
            }
        }
    }

    private static IEnumerable<ContractFault> FindContextFaults(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var contexts = parameters.Where(parameter => SignatureReader.ContextFormOf(parameter.ParameterType) is not ContextForm.None).ToArray();
        if (contexts.Length > 1)
        {
            yield return SignatureFaults.TwoContexts(method, contexts);
        }
        else if (contexts is [var context] && context.Position < parameters.Length - 1)
        {
            yield return SignatureFaults.ContextNotLast(method, context);
        }
    }

    private static IEnumerable<ContractFault> FindStreamFaults(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var streams = parameters.Where(parameter => SignatureReader.IsStream(parameter.ParameterType)).ToArray();
        if (streams.Length == 0)
        {
            yield break;
        }

        if (streams.Length > 1)
        {
            yield return SignatureFaults.TwoStreams(method, streams);
        }

        foreach (var stream in streams.Where(stream => IsAsynchronous(stream.ParameterType.GenericTypeArguments[0])))
        {
            yield return SignatureFaults.NestedStream(Place.OfParameter(method, stream), stream.ParameterType);
        }

        if (SignatureReader.ResultOf(method.ReturnType).Form is ResultForm.Value)
        {
            yield return SignatureFaults.SynchronousStream(method);
        }
    }

    private static ContractFault? FindResultFault(MethodInfo method)
    {
        var (form, type) = SignatureReader.ResultOf(method.ReturnType);
        return method.ReturnType.IsByRef ? SignatureFaults.ReferenceResult(method)
            : IsForeignStream(type) ? SignatureFaults.ForeignStream(Place.OfResult(method), type)
            : form is not ResultForm.Value && IsAsynchronous(type) ? SignatureFaults.NestedStream(Place.OfResult(method), method.ReturnType)
            : null;
    }

    private static bool IsForeignStream(Type type) =>
        typeof(Stream).IsAssignableFrom(type) || (type.IsGenericType && ForeignStreams.Contains(type.GetGenericTypeDefinition()));

    private static bool IsTask(Type type) => SignatureReader.ResultOf(type).Form is ResultForm.Task or ResultForm.ValueTask;

    private static bool IsAsynchronous(Type type) => SignatureReader.ResultOf(type).Form is not ResultForm.Value;
}
