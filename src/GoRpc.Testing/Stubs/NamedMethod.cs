using System.Linq.Expressions;
using System.Reflection;

namespace GoRpc.Testing.Stubs;

/// <summary>Reads the method that an expression names without calling it: <c>calculator =&gt; calculator.AddAsync</c>.</summary>
internal static class NamedMethod
{
    /// <exception cref="ArgumentException">The expression names no method.</exception>
    public static MethodInfo Of(LambdaExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var finder = new Finder();
        finder.Visit(expression.Body);
        return finder.Found ?? throw new ArgumentException(
            $"'{expression}' names no method. Name one without calling it, for example calculator => calculator.AddAsync.", nameof(expression));
    }

    // The compiler makes a delegate out of the name: a call of CreateDelegate on the MethodInfo.
    private sealed class Finder : ExpressionVisitor
    {
        public MethodInfo? Found { get; private set; }

        protected override Expression VisitConstant(ConstantExpression node)
        {
            Found ??= node.Value as MethodInfo;
            return node;
        }
    }
}
