using System.Reflection;
using GoRpc.Contracts.Checks;

namespace GoRpc.Contracts.Reading;

/// <summary>Reads members, parameters and results into fields.</summary>
internal sealed class FieldReader(ContractReading reading)
{
    private readonly ValueReader _values = new(reading);

    /// <summary>The field, or null when its type can't be carried; then the reading has the fault.</summary>
    public FieldContract? Read(FieldSource source)
    {
        var type = Nullable.GetUnderlyingType(source.Type) ?? source.Type;
        if (ValueReader.IsSingle(type) || CollectionShape.TryRead(type) is not { } collection)
        {
            return ReadSingle(source, type);
        }

        if (type != source.Type)
        {
            reading.Report(ValueFaults.NullableCollection(source.Place, type));
            return null;
        }

        return collection.IsMap ? ReadMap(source, collection) : ReadList(source, collection);
    }

    private FieldContract? ReadSingle(FieldSource source, Type type)
    {
        if (_values.Read(type, source, source.Format) is not { } value)
        {
            return null;
        }

        var hasPresence = AllowsNull(source) || value.Kind is FieldKind.Message;
        return Make(source, hasPresence ? FieldCardinality.Explicit : FieldCardinality.Implicit, value);
    }

    private FieldContract? ReadList(FieldSource source, CollectionShape collection)
    {
        if (CollectionChecks.FindFault(source, collection) is { } fault)
        {
            reading.Report(fault);
            return null;
        }

        return _values.Read(collection.ElementType, source, source.Format) is { } value
            ? Make(source, FieldCardinality.Repeated, value, isPacked: IsPackable(value.Kind))
            : null;
    }

    private FieldContract? ReadMap(FieldSource source, CollectionShape collection)
    {
        if (CollectionChecks.FindMapFault(source, collection) is { } fault)
        {
            reading.Report(fault);
            return null;
        }

        var key = _values.Read(collection.KeyType!, source, source.KeyFormat);
        var value = _values.Read(collection.ValueType!, source, source.ValueFormat);
        if (key is not null && !CollectionChecks.IsKey(key.Kind))
        {
            reading.Report(ValueFaults.MapKey(source.Place, collection.KeyType!));
            return null;
        }

        return key is null || value is null ? null : Make(source, FieldCardinality.Map, value, key);
    }

    private FieldContract Make(FieldSource source, FieldCardinality cardinality, FieldValue value, FieldValue? key = null, bool isPacked = false)
    {
        var field = new FieldContract
        {
            Number = source.Number,
            Name = source.Name,
            ProtoName = source.GivenName is { } given && MessageNames.IsIdentifier(given) ? given : ProtoNames.Field(source.Name),
            Type = source.Type,
            Cardinality = cardinality,
            Value = value,
            Key = key,
            AllowsNull = AllowsNull(source),
            IsPacked = isPacked,
            Rules = source.Rules,
            DisplayName = source.DisplayName ?? source.Name,
            Member = source.Member,
        };
        reading.Report(RuleChecks.FindFaults(field, source.Place));
        return field;
    }

    // Code without nullable annotations says nothing about null, so null is allowed there.
    private static bool AllowsNull(FieldSource source) =>
        source.Type.IsValueType
            ? Nullable.GetUnderlyingType(source.Type) is not null
            : source.Nullability.ReadState is not NullabilityState.NotNull;

    // https://protobuf.dev/programming-guides/encoding/#packed: everything that is a varint or of fixed width.
    private static bool IsPackable(FieldKind kind) => kind <= FieldKind.Bool || kind is FieldKind.Enum;
}
