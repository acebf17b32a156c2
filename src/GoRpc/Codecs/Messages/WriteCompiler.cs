using System.Linq.Expressions;
using GoRpc.Codecs.Fields;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>Compiles the size pass and the write pass of a message: one call per field, in the order of the numbers.</summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
internal static class WriteCompiler<T>
{
    private static readonly ParameterExpression Value = Expression.Parameter(typeof(T), "value");
    private static readonly ParameterExpression Trail = Expression.Parameter(typeof(SizeTrail), "trail");
    private static readonly ParameterExpression Writer = Expression.Parameter(typeof(ProtoWriter).MakeByRefType(), "writer");

    public static MeasureMessage<T> CompileMeasure(MessageContract contract)
    {
        Expression body = contract.Base is null ? MeasureLevel(contract, Value) : MessageExpressions.CallRoot(contract, nameof(MessageCodec<T>.Measure), Value, Trail);
        return Expression.Lambda<MeasureMessage<T>>(body, contract.Name, [Value, Trail]).Compile();
    }

    public static WriteMessage<T> CompileWrite(MessageContract contract)
    {
        Expression body = contract.Base is null ? WriteLevel(contract, Value) : MessageExpressions.CallRoot(contract, nameof(MessageCodec<T>.Write), Writer, Value);
        return Expression.Lambda<WriteMessage<T>>(body, contract.Name, [Writer, Value]).Compile();
    }

    private static BlockExpression MeasureLevel(MessageContract level, Expression value)
    {
        var size = Expression.Variable(typeof(int), "size");
        var fields = level.Fields.Select((field, position) => (Expression)Expression.AddAssignChecked(
            size,
            FieldCodecs.Of(field).EmitMeasure(MessageExpressions.MemberOf(value, field, position), Trail)));
        return Expression.Block([size], [Expression.Assign(size, MeasureSubtype(level, value)), .. fields, size]);
    }

    private static Expression MeasureSubtype(MessageContract level, Expression value) =>
        MessageExpressions.DispatchOnSubtype(level, value, Expression.Constant(0), (derived, actual) =>
        {
            var place = Expression.Variable(typeof(int), "place");
            var tagSize = Varint.SizeOf(Tag.Of(derived.Number, WireType.Length));
            return Expression.Block(
                [place],
                Expression.Assign(place, Expression.Call(Trail, nameof(SizeTrail.BeginMessage), null)),
                Expression.AddChecked(
                    Expression.Constant(tagSize),
                    Expression.Call(Trail, nameof(SizeTrail.EndMessage), null, place, MeasureLevel(derived.Message, actual))));
        });

    private static BlockExpression WriteLevel(MessageContract level, Expression value)
    {
        var fields = level.Fields.Select((field, position) =>
            FieldCodecs.Of(field).EmitWrite(Writer, MessageExpressions.MemberOf(value, field, position)));
        return Expression.Block([WriteSubtype(level, value), .. fields, Expression.Empty()]);
    }

    private static Expression WriteSubtype(MessageContract level, Expression value) =>
        MessageExpressions.DispatchOnSubtype(level, value, Expression.Empty(), (derived, actual) =>
        {
            var end = Expression.Variable(typeof(int), "end");
            return Expression.Block(
                [end],
                Expression.Assign(end, Expression.Call(Writer, nameof(ProtoWriter.BeginMessage), null, Expression.Constant(Tag.Of(derived.Number, WireType.Length)))),
                WriteLevel(derived.Message, actual),
                Expression.Call(Writer, nameof(ProtoWriter.EndMessage), null, end));
        });
}
