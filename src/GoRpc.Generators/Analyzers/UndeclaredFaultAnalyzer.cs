using System.Collections.Immutable;
using GoRpc.Contracts.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GoRpc.Generators.Analyzers;

/// <summary>
/// GORPC320: a method that implements one of a contract, or a lambda or local function in it, throws a fault that the contract does not
/// declare. What the methods throw that it calls is not followed: they may serve several.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndeclaredFaultAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Rules.Find("GORPC320")!;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (Switches.AreContractsCompiled(start.Compilation, start.Options.AnalyzerConfigOptionsProvider)
                && start.Compilation.GetTypeByMetadataName("GoRpc.FaultException`1") is { } exception)
            {
                start.RegisterOperationAction(operation => Analyze(operation, exception), OperationKind.Throw);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol exception)
    {
        foreach (var thrown in ThrownBy(((IThrowOperation)context.Operation).Exception))
        {
            if (thrown.Type is INamedTypeSymbol type
                && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, exception)
                && type.TypeArguments[0] is { TypeKind: not (TypeKind.TypeParameter or TypeKind.Error) } fault
                && context.ContainingSymbol is IMethodSymbol method
                && ContractMethodOf(method) is { } contract
                && !DeclaredBy(contract, method.ContainingType).Any(declared => AreRelated(declared, fault, context.Compilation)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, thrown.Syntax.GetLocation(), MessageOf(method, contract, fault)));
            }
        }
    }

    private static IEnumerable<IOperation> ThrownBy(IOperation? value) => value switch
    {
        null => [],
        IConversionOperation conversion => ThrownBy(conversion.Operand),
        IConditionalOperation conditional => ThrownBy(conditional.WhenTrue).Concat(ThrownBy(conditional.WhenFalse)),
        ICoalesceOperation coalesce => ThrownBy(coalesce.Value).Concat(ThrownBy(coalesce.WhenNull)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => ThrownBy(arm.Value)),
        _ => [value],
    };

    private static IMethodSymbol? ContractMethodOf(IMethodSymbol method) =>
        method.ContainingType.TypeKind is TypeKind.Interface
            ? null
            : ContractsOf(method.ContainingType)
                .SelectMany(contract => contract.AllInterfaces.Insert(0, contract))
                .SelectMany(declaring => declaring.GetMembers().OfType<IMethodSymbol>())
                .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(candidate), method));

    // Whatever stands on the method, on its interface or on a service that inherits it counts, as in the reading of the contract.
    private static IEnumerable<ITypeSymbol> DeclaredBy(IMethodSymbol method, INamedTypeSymbol type) =>
        ContractsOf(type)
            .Where(contract => contract.AllInterfaces.Contains<INamedTypeSymbol>(method.ContainingType, SymbolEqualityComparer.Default))
            .Cast<ISymbol>()
            .Concat([method, method.ContainingType])
            .SelectMany(place => place.GetAttributes())
            .Where(attribute => Is(attribute, Attributes.Faults))
            .SelectMany(attribute => attribute.ConstructorArguments)
            .SelectMany(argument => argument.Kind is TypedConstantKind.Array && !argument.IsNull ? argument.Values : [])
            .Select(value => value.Value)
            .OfType<ITypeSymbol>();

    private static IEnumerable<INamedTypeSymbol> ContractsOf(INamedTypeSymbol type) => type.AllInterfaces.Where(contract =>
        contract.GetAttributes().Any(attribute => Is(attribute, Attributes.Service) || Is(attribute, Attributes.ServiceContract)));

    private static bool Is(AttributeData attribute, string name) => attribute.AttributeClass?.ToDisplayString() == name;

    // The data may be of a type that derives from the declared one, and the other way round only a run can tell.
    private static bool AreRelated(ITypeSymbol declared, ITypeSymbol fault, Compilation compilation) =>
        compilation.ClassifyCommonConversion(fault, declared) is { Exists: true, IsUserDefined: false, IsNumeric: false }
        || compilation.ClassifyCommonConversion(declared, fault) is { Exists: true, IsUserDefined: false, IsNumeric: false };

    private static string MessageOf(IMethodSymbol method, IMethodSymbol contract, ITypeSymbol fault)
    {
        var name = fault.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        var declared = $"{contract.ContainingType.Name}.{contract.Name}";
        return $"'{method.ContainingType.Name}.{method.Name}' throws the fault '{name}', which '{declared}' does not declare. "
            + $"Its caller reads the status and not the data. Write [Faults(typeof({name}))] on '{declared}'.";
    }
}
