using System.Runtime.CompilerServices;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Values;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Fields;

/// <summary>Makes the codecs of fields.</summary>
internal static class FieldCodecs
{
    private static readonly ConditionalWeakTable<FieldContract, FieldCodec> Codecs = [];

    /// <summary>The codec of a field: always the same, so that both directions share it.</summary>
    public static FieldCodec Of(FieldContract field) => Codecs.GetValue(field, Create);

    private static FieldCodec Create(FieldContract field) => field.Cardinality switch
    {
        FieldCardinality.Map => CreateMap(field),
        FieldCardinality.Repeated => CreateList(field),
        _ when field.Value is { Kind: FieldKind.Message, Message: { } message } => CreateMessage(field, MessageCodec.Of(message)),
        var cardinality => CreateSingular(field, hasPresence: cardinality is FieldCardinality.Explicit),
    };

    private static FieldCodec CreateSingular(FieldContract field, bool hasPresence)
    {
        Type[] types = [field.Value.Type, ValueCodecs.Of(field.Value).GetType()];
        return Nullable.GetUnderlyingType(field.Type) is not null
            ? Create(typeof(NullableField<,>), types, field.Number)
            : Create(typeof(SingularField<,>), types, field.Number, hasPresence, field.AllowsNull);
    }

    private static FieldCodec CreateMessage(FieldContract field, MessageCodec message) =>
        Nullable.GetUnderlyingType(field.Type) is not null
            ? Create(typeof(NullableMessageField<>), [field.Value.Type], field.Number, message)
            : Create(typeof(MessageField<>), [field.Value.Type], field.Number, field.AllowsNull, message);

    private static FieldCodec CreateList(FieldContract field)
    {
        var element = ValueCodecs.Of(field.Value);
        var create = CollectionFactory.ForList(ShapeOf(field));
        Type[] types = [field.Type, field.Value.Type, element.GetType()];
        return field.IsPacked
            ? Create(typeof(PackedField<,,>), types, field.Number, field.AllowsNull, create)
            : Create(typeof(RepeatedField<,,>), types, field.Number, field.AllowsNull, element, create);
    }

    private static FieldCodec CreateMap(FieldContract field)
    {
        var key = ValueCodecs.Of(field.Key!);
        var value = ValueCodecs.Of(field.Value);
        var create = CollectionFactory.ForMap(ShapeOf(field));
        return Create(
            typeof(MapField<,,,,>),
            [field.Type, field.Key!.Type, key.GetType(), field.Value.Type, value.GetType()],
            field.Number,
            field.AllowsNull,
            value,
            create);
    }

    private static CollectionShape ShapeOf(FieldContract field) =>
        CollectionShape.TryRead(field.Type) ?? throw new NotSupportedException($"'{field.Type}' is no collection that GoRpc can make.");

    private static FieldCodec Create(Type definition, Type[] types, params object[] arguments) =>
        (FieldCodec)Activator.CreateInstance(definition.MakeGenericType(types), arguments)!;
}
