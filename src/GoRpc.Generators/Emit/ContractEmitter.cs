using GoRpc.Contracts;
using GoRpc.Generators.Emit.Messages;
using GoRpc.Generators.Emit.Rules;
using GoRpc.Generators.Emit.Services;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Emit;

/// <summary>Turns the contracts of a compilation into source.</summary>
internal static class ContractEmitter
{
    /// <summary>Every file, in an order that depends on the source alone.</summary>
    public static IEnumerable<GeneratedFile> Emit(Compilation compilation, bool hasInterfaces, CancellationToken cancellationToken)
    {
        var readings = hasInterfaces ? ContractCompilation.Read(compilation, cancellationToken) : [];
        var services = readings.Select(reading => reading.Contract).OfType<ServiceContract>().ToList();
        var scope = new EmitScope(compilation.AssemblyName ?? "Contracts", services);
        foreach (var service in services)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new GeneratedFile($"{scope.NameOf(service)}.g.cs", ServiceEmitter.Emit(service, scope));
        }

        foreach (var message in scope.Messages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new GeneratedFile($"{scope.NameOf(message)}Codec.g.cs", CodecEmitter.Emit(message, scope));
        }

        foreach (var message in scope.Messages.Where(RuleReach.HasRules))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new GeneratedFile($"{scope.RulesOf(message)}.g.cs", RulesEmitter.Emit(message, scope));
        }

        foreach (var contract in scope.Enums)
        {
            yield return new GeneratedFile($"{scope.NameOf(contract)}Enum.g.cs", ModelEmitter.EmitEnum(contract, scope));
        }

        yield return new GeneratedFile("Contracts.g.cs", RegistrationEmitter.Emit(services, scope));
    }
}
