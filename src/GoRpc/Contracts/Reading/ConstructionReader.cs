using System.Reflection;
using GoRpc.Contracts.Checks;

namespace GoRpc.Contracts.Reading;

/// <summary>Finds the constructor that makes a value of a message.</summary>
internal sealed class ConstructionReader(ContractReading reading)
{
    public void Read(MessageContract message, MethodInfo? usedBy)
    {
        var type = message.Type!;
        if (type.IsAbstract)
        {
            return;
        }

        var fields = FieldsOf(message);
        var unsettable = fields.Where(field => !CanSet(field)).ToList();
        var constructors = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        var parameterless = Array.Find(constructors, constructor => constructor.GetParameters().Length == 0);
        if (unsettable.Count == 0 && (parameterless is not null || type.IsValueType))
        {
            message.Constructor = parameterless;
            return;
        }

        var match = constructors
            .Where(constructor => !IsCopy(constructor, type))
            .OrderByDescending(constructor => constructor.IsPublic)
            .ThenByDescending(constructor => constructor.GetParameters().Length)
            .Select(constructor => (Constructor: constructor, Fields: Match(constructor, fields)))
            .FirstOrDefault(candidate => candidate.Fields is not null && !unsettable.Except(candidate.Fields).Any());
        if (match.Fields is null)
        {
            var isMakeable = parameterless is not null || type.IsValueType;
            reading.Report(isMakeable
                ? unsettable.Select(field => ConstructionFaults.NotSettable(field.Member!.DeclaringType!, field.Name, usedBy))
                : [ConstructionFaults.NoConstructor(type, usedBy)]);
            return;
        }

        message.Constructor = match.Constructor;
        message.ConstructorFields = match.Fields;
    }

    /// <summary>The fields of a message and of its base messages.</summary>
    private static List<FieldContract> FieldsOf(MessageContract message)
    {
        var fields = new List<FieldContract>();
        for (var current = message; current is not null; current = current.Base)
        {
            fields.AddRange(current.Fields);
        }

        return fields;
    }

    // A collection that its owner made is cleared and filled.
    private static bool CanSet(FieldContract field) =>
        field.Member switch
        {
            PropertyInfo property => property.GetSetMethod(nonPublic: true) is not null,
            FieldInfo info => !info.IsInitOnly,
            _ => false,
        }
        || (field.Cardinality is FieldCardinality.Repeated or FieldCardinality.Map && CollectionShape.TryRead(field.Type) is { CanRefill: true });

    // A record's copy constructor takes the record itself, which is no member.
    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        !constructor.IsPublic && constructor.GetParameters() is [{ ParameterType: var original }] && original == type;

    private static FieldContract[]? Match(ConstructorInfo constructor, List<FieldContract> fields)
    {
        var matched = constructor.GetParameters().Select(parameter => fields.Find(field =>
            string.Equals(field.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
            && parameter.ParameterType.IsAssignableFrom(field.Type))).OfType<FieldContract>().ToArray();
        return matched.Length > 0 && matched.Length == constructor.GetParameters().Length ? matched : null;
    }
}
