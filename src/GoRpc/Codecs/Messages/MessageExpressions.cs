using System.Linq.Expressions;
using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>What all passes over a message's value have in common when they are compiled.</summary>
internal static class MessageExpressions
{
    /// <summary>A derived message lies inside its base message, so it always begins at the root, as protobuf-net writes it.</summary>
    public static MethodCallExpression CallRoot(MessageContract contract, string method, params Expression[] arguments)
    {
        var codec = MessageCodec.Of(Hierarchy.RootOf(contract));
        return Expression.Call(Expression.Constant(codec), method, null, arguments);
    }

    /// <summary>What to do with the value of a derived type; an unknown type ends the pass, or members would be lost without a word.</summary>
    public static Expression DispatchOnSubtype(
        MessageContract level,
        Expression value,
        Expression none,
        Func<DerivedContract, ParameterExpression, Expression> derivedType)
    {
        if (level.Type is not { IsValueType: false, IsSealed: false } type)
        {
            return none;
        }

        Expression unknown = Expression.Throw(Expression.New(typeof(UnsendableException)), none.Type);
        Expression dispatch = Expression.Condition(Expression.TypeEqual(value, type), none, unknown, none.Type);
        foreach (var derived in level.Derived)
        {
            var actual = Expression.Variable(derived.Message.Type!, derived.Message.Type!.Name);
            var body = Expression.Block(
                [actual],
                Expression.Assign(actual, Expression.Convert(value, actual.Type)),
                derivedType(derived, actual));
            dispatch = Expression.Condition(Expression.TypeIs(value, actual.Type), body, dispatch, none.Type);
        }

        return dispatch;
    }

    /// <summary>A member, parameter or result of a message's value.</summary>
    public static Expression MemberOf(Expression value, FieldContract field, int position) => field.Member switch
    {
        PropertyInfo property => Expression.Property(value, Members.Declared(property)),
        FieldInfo member => Expression.Field(value, member),
        _ when value.Type != typeof(Arguments) => Expression.Property(value, nameof(Wrapped<>.Value)),
        _ => Expression.Convert(Expression.ArrayIndex(Expression.Property(value, nameof(Arguments.Values)), Expression.Constant(position)), field.Type),
    };
}
