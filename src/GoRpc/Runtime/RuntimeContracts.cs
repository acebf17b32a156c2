using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using GoRpc.Bindings;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Runtime;

/// <summary>The way for contracts that were not compiled: reflection and expressions. An application that is trimmed leaves it out.</summary>
internal static class RuntimeContracts
{
    private const string Switch = "GoRpc.RuntimeContracts.IsSupported";
    private const string Reason = "Contracts that GoRpc did not compile are read by reflection.";

    /// <summary>Whether the way is there. The linker knows the answer and removes what is behind it.</summary>
    [FeatureSwitchDefinition(Switch)]
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
#pragma warning disable IL4000 // The switch decides: where an application is trimmed, it is a constant.
    public static bool IsSupported => AppContext.TryGetSwitch(Switch, out var isSupported) ? isSupported : RuntimeFeature.IsDynamicCodeSupported;
#pragma warning restore IL4000

    /// <summary>The binding of a contract.</summary>
    /// <exception cref="ContractException">The contract has faults; the exception lists all of them.</exception>
    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    public static ServiceBinding Bind(Type type, ContractOptions options) => RuntimeBinding.Of(ContractReader.Read(type, options));

    /// <summary>The codec of a message.</summary>
    /// <exception cref="ContractException">The type is no message, or has faults; the exception lists all of them.</exception>
    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    public static MessageCodec Encode(Type type, ContractOptions options) => MessageCodec.Of(ContractReader.ReadMessage(type, options));

    /// <summary>What to throw for a type that was not compiled when the way is not there.</summary>
    public static ContractException NotCompiled(Type type) => new([RuntimeFaults.NotCompiled(type)]);
}
