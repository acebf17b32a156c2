using GoRpc.Contracts;
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
            var symbol = (INamedTypeSymbol)type.Symbol;
            if (reading.Faults.Count > 0 || contract is null)
            {
                var unsure = reading.Faults.Where(fault => Reach.IsUnsure(fault, context)).ToList();
                var foreign = unsure.Select(fault => ((Type)fault.Subject!.Declaration).Symbol).OfType<INamedTypeSymbol>();
                return new ServiceReading(symbol, null, [.. reading.Faults.Except(unsure)], [.. foreign]);
            }

            foreach (var message in reading.Messages.Read)
            {
                messages.Add(message.Key, message.Value);
            }

            foreach (var read in reading.Enums.Read)
            {
                enums.Add(read.Type, read);
            }

            var outOfReach = Reach.Beyond(contract, context).ToList();
            return new ServiceReading(symbol, outOfReach.Count > 0 ? null : contract, [], outOfReach);
        }
    }

    private static bool IsService(Type type) => type.IsInterface && !type.ContainsGenericParameters && ServiceNames.IsService(type);
}
