using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>Makes codecs of messages that were not compiled.</summary>
internal static class RuntimeCodecFactory
{
    private const string Reason = "The codec is closed over the message's type and compiled at run time.";

    /// <param name="contract">The message.</param>
    /// <param name="made">What carries it when GoRpc made it.</param>
    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    public static MessageCodec Create(MessageContract contract, Type made) => made.IsGenericType && made.GetGenericTypeDefinition() == typeof(StreamPart<,>)
        ? Make(typeof(StreamPartCodec<,>).MakeGenericType(made.GenericTypeArguments), contract)
        : Make(typeof(RuntimeMessageCodec<>).MakeGenericType(contract.Type ?? made), contract);

    [RequiresUnreferencedCode(Reason)]
    private static MessageCodec Make(Type codec, MessageContract contract) => (MessageCodec)Activator.CreateInstance(
        codec, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, binder: null, [contract], culture: null)!;
}
