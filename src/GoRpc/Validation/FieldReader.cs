using System.Linq.Expressions;
using System.Reflection;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using GoRpc.Runtime;

namespace GoRpc.Validation;

/// <summary>Makes what reads a field out of a message.</summary>
internal static class FieldReader
{
    /// <param name="field">The field.</param>
    /// <param name="position">Its place among the fields of its message.</param>
    public static Func<object, object?> Of(FieldContract field, int position) =>
        field.ValueOf is { } valueOf ? valueOf
        : field.Member is { } member && RuntimeContracts.IsSupported ? Compile(member)
        : owner => MessageValues.ValueOf(owner, field, position);

    /// <summary>What reads a field that is known by its name; null when the message, with what it derives from, has none.</summary>
    public static Func<object, object?>? Of(MessageContract message, string name)
    {
        for (var level = message; level is not null; level = level.Base)
        {
            foreach (var (position, field) in level.Fields.Index())
            {
                if (field.Name == name)
                {
                    return Of(field, position);
                }
            }
        }

        return null;
    }

    private static Func<object, object?> Compile(MemberInfo member)
    {
        var owner = Expression.Parameter(typeof(object), "owner");
        var typed = Expression.Convert(owner, member.DeclaringType!);
        Expression value = member is PropertyInfo property ? Expression.Property(typed, Members.Declared(property)) : Expression.Field(typed, (FieldInfo)member);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), owner).Compile();
    }
}
