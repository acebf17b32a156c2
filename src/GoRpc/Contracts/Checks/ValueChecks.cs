using System.Collections;
using GoRpc.Contracts.Reading;
using ProtoBuf;

namespace GoRpc.Contracts.Checks;

/// <summary>What a value must be that is no scalar.</summary>
internal static class ValueChecks
{
    /// <summary>The fault of a type that is neither enum nor message, or null when it may be one.</summary>
    public static ContractFault? FindFault(Type type, Place place, DataFormat format)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return ValueFaults.NullableElement(place, underlying);
        }

        if (type.IsEnum)
        {
            return null;
        }

        if (format is DataFormat.Group)
        {
            return ValueFaults.Format(place, type, format);
        }

        if (MessageReader.HasContract(type) && !type.IsInterface)
        {
            return null;
        }

        return type.IsArray || CollectionShape.TryRead(type) is not null ? ValueFaults.Nested(place, type)
            : Unsupported(type) is { } instead ? ValueFaults.Unsupported(place, type, instead)
            : typeof(IEnumerable).IsAssignableFrom(type) ? ValueFaults.UnknownCollection(place, type)
            : null;
    }

    /// <summary>Whether a type is one of .NET itself.</summary>
    public static bool IsOfFramework(Type type) => type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;

    // What to use in place of a type that no message can hold.
    private static string? Unsupported(Type type) =>
        type == typeof(object) ? "Declare what is sent: a type of the contract, or a base class with [ProtoInclude] for each kind"
        : type == typeof(System.Type) ? "Send a name that both sides know, as a string or an enum"
        : type.IsPointer || type.IsFunctionPointer || type.IsByRefLike || type == typeof(nint) || type == typeof(nuint) ? "Use 'long' for a number, or a list or 'byte[]' for memory"
        : typeof(Delegate).IsAssignableFrom(type) ? "Code does not travel; send the values that it works on"
        : typeof(Exception).IsAssignableFrom(type) ? "Declare a record with what the other side needs to know"
        : type == typeof(Half) ? "Use 'float'"
        : type == typeof(Int128) || type == typeof(UInt128) || type == typeof(System.Numerics.BigInteger) ? "Use 'long', 'decimal' or 'string'"
        : type == typeof(CancellationToken) || SignatureReader.ResultOf(type).Form is not ResultForm.Value ? "Make it a parameter or the result of a method"
        : typeof(IEnumerable).IsAssignableFrom(type) ? null
        : type.IsInterface ? "Use a class or record, or a base class with [ProtoInclude] for each implementation"
        : IsOfFramework(type) && TupleShape.TryRead(type) is null ? "Use a type that the contract can describe: a number, text, time, enum, list, map or data contract"
        : null;
}
