using GoRpc.Contracts;
using GoRpc.Contracts.Reading;

namespace GoRpc.Generators.Hints;

/// <summary>GORPC300: times that do not say where they are meant.</summary>
internal static class DateTimeHints
{
    public static IEnumerable<ContractFault> Of(ServiceContract contract)
    {
        var members =
            from message in contract.Messages
            where message.Type is not null
            from field in message.Fields
            where Mentions(field.Type)
            select Place.OfMember(message.Type!, field.Name, null);
        var methods =
            from method in contract.Methods.Select(found => found.Method)
            from place in method.GetParameters().Where(parameter => Mentions(parameter.ParameterType)).Select(parameter => Place.OfParameter(method, parameter))
                .Concat(Mentions(method.ReturnType) ? [Place.OfResult(method)] : Array.Empty<Place>())
            select place;
        return members.Concat(methods).Select(place => new ContractFault(
            "GORPC300",
            place,
            "is a DateTime",
            "It travels as an instant: a local time is converted, one of unspecified kind is taken as UTC, and each arrives as UTC",
            "Use 'DateTimeOffset', which is an instant on both sides"));
    }

    private static bool Mentions(Type type) =>
        type == typeof(DateTime)
        || (type.HasElementType && Mentions(type.GetElementType()!))
        || (type.GenericTypeArguments.Any(Mentions) && !MessageReader.HasContract(type));
}
