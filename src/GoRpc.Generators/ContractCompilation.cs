using GoRpc.Contracts;
using GoRpc.Contracts.Checks;
using GoRpc.Contracts.Reading;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators;

/// <summary>Reads the contracts of a compilation: the way from source to the model, for analyzers and emitters alike.</summary>
internal static class ContractCompilation
{
    /// <summary>
    /// Every service interface of the source, in the order of the source. Generic ones are left out: they are read when their
    /// arguments are known, at run time. Services share their messages and enums, as they do at run time.
    /// </summary>
    public static IReadOnlyList<ServiceReading> Read(Compilation compilation, CancellationToken cancellationToken) =>
        Read(new SymbolContext(compilation), new ContractOptions(), cancellationToken);

    /// <summary>The same with a context and options of the caller's.</summary>
    public static IReadOnlyList<ServiceReading> Read(SymbolContext context, ContractOptions options, CancellationToken cancellationToken)
    {
        var messages = new Dictionary<MessageKey, MessageContract>();
        var enums = new Dictionary<Type, EnumContract>();
        var services = new List<ServiceReading>();
        foreach (var type in context.Of(context.Compilation.Assembly).GetTypes().Where(IsService))
        {
            cancellationToken.ThrowIfCancellationRequested();
            services.Add(Read(type, new ContractReading(options, messages, enums)));
        }

        return services;

        // What a faulty contract left behind is forgotten, as in the catalog at run time.
        ServiceReading Read(Type type, ContractReading reading)
        {
            var contract = new ServiceReader(reading).Read(type);
            reading.Complete();
            if (reading.Faults.Count > 0 || contract is null)
            {
                return new ServiceReading((INamedTypeSymbol)type.Symbol, null, reading.Faults);
            }

            foreach (var message in reading.Messages.Read)
            {
                messages.Add(message.Key, message.Value);
            }

            foreach (var read in reading.Enums.Read)
            {
                enums.Add(read.Type, read);
            }

            return new ServiceReading((INamedTypeSymbol)type.Symbol, contract.Messages.Any(message => IsForeign(message, context)) ? null : contract, []);
        }
    }

    private static bool IsService(Type type) => type.IsInterface && !type.ContainsGenericParameters && ServiceNames.IsService(type);

    // A reference to another assembly often shows its public members alone, so that a message of it can't be known whole.
    private static bool IsForeign(MessageContract message, SymbolContext context) =>
        message.Type is { } type && !SymbolEqualityComparer.Default.Equals(type.Symbol.ContainingAssembly, context.Compilation.Assembly) && !ValueChecks.IsOfFramework(type);
}
