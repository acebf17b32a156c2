using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GoRpc.Bindings;

/// <summary>
/// The contracts that the generator compiled: the module initialisers of their assemblies register here how a binding is made, and
/// nothing is made before it is asked for. Safe for threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CompiledContracts
{
    private static readonly ConcurrentDictionary<Type, Lazy<ServiceBinding>> Services = new();

    /// <summary>Registers the binding of an interface; of several registrations for one interface the first counts.</summary>
    /// <param name="type">The interface.</param>
    /// <param name="binding">Makes its binding; called at most once.</param>
    public static void AddService(Type type, Func<ServiceBinding> binding) => Services.TryAdd(type, new Lazy<ServiceBinding>(binding));

    /// <summary>The compiled binding of an interface, or null.</summary>
    internal static ServiceBinding? FindService(Type type)
    {
        // The initialisers of a module run when its code first runs, and nothing of it may have run yet.
        RuntimeHelpers.RunModuleConstructor(type.Module.ModuleHandle);
        return Services.TryGetValue(type, out var binding) ? binding.Value : null;
    }
}
