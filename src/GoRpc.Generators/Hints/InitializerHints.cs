using GoRpc.Contracts;
using GoRpc.Contracts.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GoRpc.Generators.Hints;

/// <summary>GORPC301: initialisers of members that mean something else than absence on the wire.</summary>
internal static class InitializerHints
{
    public static IEnumerable<ContractFault> Of(ServiceContract contract, SymbolContext context, CancellationToken cancellationToken) =>
        from message in contract.Messages
        where message.Type is not null
        from field in message.Fields
            // A message that is there is made by its own codec, so that what it begins with never counts.
        where field.Value.Kind is not FieldKind.Message || field.Cardinality is FieldCardinality.Repeated or FieldCardinality.Map
        from symbol in message.Type!.Symbol.GetMembers(field.Name)
        let initializer = InitializerOf(symbol, cancellationToken)
        where initializer is not null && !IsNothing(initializer, context.Compilation, cancellationToken)
        select new ContractFault(
            "GORPC301",
            Place.OfMember(message.Type!, field.Name, null),
            $"begins as '{Shorten(initializer)}'",
            "Zero and empty are not sent, and what is not sent arrives as zero or empty, never as the initialiser",
            $"Remove the initialiser and set the value where '{Describe.Type(message.Type!)}' is made, or make '{field.Name}' nullable and read null as the default");

    private static ExpressionSyntax? InitializerOf(ISymbol symbol, CancellationToken cancellationToken) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            _ => null,
        };

    // Zero, null and empty are what absence means.
    private static bool IsNothing(ExpressionSyntax initializer, Compilation compilation, CancellationToken cancellationToken) => initializer switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsNothing(suppressed.Operand, compilation, cancellationToken),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } or DefaultExpressionSyntax => true,
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        BaseObjectCreationExpressionSyntax creation => creation is { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null or { Expressions.Count: 0 } },
        ArrayCreationExpressionSyntax array => array.Initializer is { Expressions.Count: 0 } || array.Type.RankSpecifiers.All(rank => rank.Sizes.All(size => size is LiteralExpressionSyntax { Token.Value: 0 })),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Empty" or "Zero" } => true,
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Empty" } } => true,
        // What a constructor takes is no initial value: the receiver gives it what has arrived.
        IdentifierNameSyntax name when compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol is IParameterSymbol => true,
        _ => compilation.GetSemanticModel(initializer.SyntaxTree).GetConstantValue(initializer, cancellationToken) is { HasValue: true, Value: var value } && IsZero(value),
    };

    private static bool IsZero(object? value) => value is null or "" || (value.GetType().IsPrimitive && value.Equals(Activator.CreateInstance(value.GetType()))) || value is 0m;

    private static string Shorten(ExpressionSyntax initializer) => initializer.ToString() is { Length: > 40 } text ? text.Substring(0, 40) + "…" : initializer.ToString();
}
