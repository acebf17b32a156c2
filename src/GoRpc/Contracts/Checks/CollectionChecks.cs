using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>What a collection must be.</summary>
internal static class CollectionChecks
{
    public static ContractFault? FindFault(FieldSource source, CollectionShape collection) =>
        MessageReader.HasContract(collection.Type) && MessageChecks.HasFields(collection.Type) ? MessageFaults.IsCollection(collection.Type, null)
        : FindElementFault(source, collection.ElementType);

    public static ContractFault? FindMapFault(FieldSource source, CollectionShape collection) =>
        MessageReader.HasContract(collection.Type) && MessageChecks.HasFields(collection.Type) ? MessageFaults.IsCollection(collection.Type, null)
        : FindElementFault(source, collection.ValueType!);

    /// <summary>Whether a map may have keys of a kind (https://protobuf.dev/programming-guides/proto3/#maps): whole numbers, bool and text.</summary>
    public static bool IsKey(FieldKind kind) => kind is
        FieldKind.Int32 or FieldKind.Int64 or FieldKind.UInt32 or FieldKind.UInt64 or FieldKind.SInt32 or FieldKind.SInt64
        or FieldKind.Fixed32 or FieldKind.Fixed64 or FieldKind.SFixed32 or FieldKind.SFixed64
        or FieldKind.Bool or FieldKind.String or FieldKind.Enum
        or FieldKind.GuidText or FieldKind.DecimalText or FieldKind.DateText or FieldKind.TimeText or FieldKind.UriText;

    // protobuf has neither lists of lists nor null elements.
    private static ContractFault? FindElementFault(FieldSource source, Type element) =>
        Nullable.GetUnderlyingType(element) is { } underlying ? ValueFaults.NullableElement(source.Place, underlying)
        : !ValueReader.IsSingle(element) && CollectionShape.TryRead(element) is not null ? ValueFaults.Nested(source.Place, element)
        : null;
}
