using System.Linq.Expressions;
using System.Reflection;
using GoRpc.Calls;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>Compiles how a value is made of what was read. Every member is assigned, so that a property initialiser never shows through an absent field.</summary>
/// <param name="message">The message.</param>
/// <param name="finish">The value of a field.</param>
/// <param name="refill">Puts what was read for a field into the collection of a member that can't be assigned.</param>
internal sealed class ConstructionCompiler(MessageContract message, Func<FieldContract, Expression> finish, Func<Expression, FieldContract, Expression> refill)
{
    /// <param name="made">What carries the message if GoRpc made it.</param>
    /// <param name="fields">Its fields and those of its bases.</param>
    public Expression Compile(Type made, IEnumerable<FieldContract> fields)
    {
        if (message.Type is not { } type)
        {
            var values = message.Fields.Select(finish);
            return made == typeof(Arguments)
                ? Expression.New(made.GetConstructors()[0], Expression.NewArrayInit(typeof(object), values.Select(value => Expression.Convert(value, typeof(object)))))
                : Expression.New(made.GetConstructors()[0], values);
        }

        var result = Expression.Variable(type, "result");
        var arguments = message.ConstructorFields.Zip(
            message.Constructor?.GetParameters() ?? [],
            (field, parameter) => Expression.Convert(finish(field), parameter.ParameterType));
        Expression value = message.Constructor is { } constructor ? Expression.New(constructor, arguments) : Expression.Default(type);
        var members = fields.Except(message.ConstructorFields).Select(field => Assign(result, field));
        return Expression.Block([result], [Expression.Assign(result, value), .. members, result]);
    }

    private Expression Assign(ParameterExpression result, FieldContract field)
    {
        var member = field.Member is PropertyInfo property
            ? Expression.Property(result, Members.Declared(property))
            : Expression.Field(result, (FieldInfo)field.Member!);
        return Members.IsAssignable(field.Member!) ? Expression.Assign(member, finish(field)) : refill(member, field);
    }
}
