using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Messages;

namespace GoRpc.Bindings;

/// <summary>
/// The contracts that the generator compiled: the module initialisers of their assemblies register here how a binding is made, and
/// nothing is made before it is asked for. Safe for threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CompiledContracts
{
    private static readonly ConcurrentDictionary<Type, Lazy<ServiceBinding>> Services = new();
    private static readonly ConcurrentDictionary<Type, Func<MessageCodec>> Messages = new();

    /// <summary>Registers the binding of an interface; of several registrations for one interface the first counts.</summary>
    /// <param name="type">The interface.</param>
    /// <param name="binding">Makes its binding; called at most once.</param>
    public static void AddService(Type type, Func<ServiceBinding> binding) => Services.TryAdd(type, new Lazy<ServiceBinding>(binding));

    /// <summary>Registers the codec of a message; of several registrations for one type the first counts.</summary>
    /// <param name="type">The C# type of the message.</param>
    /// <param name="codec">Gives its codec.</param>
    public static void AddMessage(Type type, Func<MessageCodec> codec) => Messages.TryAdd(type, codec);

    /// <summary>The compiled binding of an interface, or null.</summary>
    internal static ServiceBinding? FindService(Type type)
    {
        Load(type);
        return Services.TryGetValue(type, out var binding) ? binding.Value : null;
    }

    /// <summary>The compiled codec of a message, or null.</summary>
    internal static MessageCodec? FindMessage(Type type)
    {
        Load(type);
        return Messages.TryGetValue(type, out var codec) ? codec() : null;
    }

    // The initialisers of a module run when its code first runs, and nothing of it may have run yet.
    private static void Load(Type type) => RuntimeHelpers.RunModuleConstructor(type.Module.ModuleHandle);
}
