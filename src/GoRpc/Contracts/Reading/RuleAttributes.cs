using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace GoRpc.Contracts.Reading;

/// <summary>Makes attributes out of what was written.</summary>
internal static class RuleAttributes
{
    public static ValidationAttribute Of(CustomAttributeData written)
    {
        object?[] arguments = [.. written.ConstructorArguments.Select(ValueOf)];
        var attribute = (ValidationAttribute)written.Constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        foreach (var argument in written.NamedArguments)
        {
            if (argument.MemberInfo is PropertyInfo property)
            {
                property.SetValue(attribute, ValueOf(argument.TypedValue), BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);
            }
            else
            {
                ((FieldInfo)argument.MemberInfo).SetValue(attribute, ValueOf(argument.TypedValue));
            }
        }

        if (attribute is RangeAttribute range && written.ConstructorArguments.Count == 3)
        {
            // A contract means the same on every machine, whatever language it speaks.
            range.ParseLimitsInInvariantCulture = true;
            // From now on the limits are what they are read as, for whoever reads the contract.
            range.IsValid(null);
        }

        return attribute;
    }

    private static object? ValueOf(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        IReadOnlyCollection<CustomAttributeTypedArgument> elements => ArrayOf(argument.ArgumentType, elements),
        { } value when argument.ArgumentType.IsEnum => Enum.ToObject(argument.ArgumentType, value),
        var value => value,
    };

    private static Array ArrayOf(Type type, IReadOnlyCollection<CustomAttributeTypedArgument> elements)
    {
        var array = Array.CreateInstanceFromArrayType(type, elements.Count);
        foreach (var (index, element) in elements.Index())
        {
            array.SetValue(ValueOf(element), index);
        }

        return array;
    }
}
