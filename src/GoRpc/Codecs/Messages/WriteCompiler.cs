using System.Linq.Expressions;
using System.Reflection;
using GoRpc.Bindings;
using GoRpc.Calls;
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
        Expression body = contract.Base is null ? MeasureLevel(contract, Value) : CallRoot(contract, nameof(MessageCodec<T>.Measure), Value, Trail);
        return Expression.Lambda<MeasureMessage<T>>(body, contract.Name, [Value, Trail]).Compile();
    }

    public static WriteMessage<T> CompileWrite(MessageContract contract)
    {
        Expression body = contract.Base is null ? WriteLevel(contract, Value) : CallRoot(contract, nameof(MessageCodec<T>.Write), Writer, Value);
        return Expression.Lambda<WriteMessage<T>>(body, contract.Name, [Writer, Value]).Compile();
    }

    // A derived message lies inside its base message, so it always begins at the root, as protobuf-net writes it.
    private static MethodCallExpression CallRoot(MessageContract contract, string method, params Expression[] arguments)
    {
        var codec = MessageCodec.Of(Hierarchy.RootOf(contract));
        return Expression.Call(Expression.Constant(codec), method, null, arguments);
    }

    private static BlockExpression MeasureLevel(MessageContract level, Expression value)
    {
        var size = Expression.Variable(typeof(int), "size");
        var fields = level.Fields.Select((field, position) => (Expression)Expression.AddAssignChecked(
            size,
            FieldCodecs.Of(field).EmitMeasure(MemberOf(value, field, position), Trail)));
        return Expression.Block([size], [Expression.Assign(size, MeasureSubtype(level, value)), .. fields, size]);
    }

    private static Expression MeasureSubtype(MessageContract level, Expression value) =>
        DispatchOnSubtype(level, value, Expression.Constant(0), (derived, actual) =>
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
            FieldCodecs.Of(field).EmitWrite(Writer, MemberOf(value, field, position)));
        return Expression.Block([WriteSubtype(level, value), .. fields, Expression.Empty()]);
    }

    private static Expression WriteSubtype(MessageContract level, Expression value) =>
        DispatchOnSubtype(level, value, Expression.Empty(), (derived, actual) =>
        {
            var end = Expression.Variable(typeof(int), "end");
            return Expression.Block(
                [end],
                Expression.Assign(end, Expression.Call(Writer, nameof(ProtoWriter.BeginMessage), null, Expression.Constant(Tag.Of(derived.Number, WireType.Length)))),
                WriteLevel(derived.Message, actual),
                Expression.Call(Writer, nameof(ProtoWriter.EndMessage), null, end));
        });

    /// <summary>What to do with the value of a derived type; an unknown type ends the pass, or members would be lost without a word.</summary>
    private static Expression DispatchOnSubtype(
        MessageContract level,
        Expression value,
        Expression none,
        Func<DerivedContract, ParameterExpression, Expression> derivedType)
    {
        if (level.Type is not { IsValueType: false, IsSealed: false } type)
        {
            return none;
        }

        Expression unknown = Expression.Throw(Expression.New(typeof(UnsendableException)), none.Type);
        Expression dispatch = Expression.Condition(Expression.TypeEqual(value, type), none, unknown, none.Type);
        foreach (var derived in level.Derived)
        {
            var actual = Expression.Variable(derived.Message.Type!, derived.Message.Type!.Name);
            var body = Expression.Block(
                [actual],
                Expression.Assign(actual, Expression.Convert(value, actual.Type)),
                derivedType(derived, actual));
            dispatch = Expression.Condition(Expression.TypeIs(value, actual.Type), body, dispatch, none.Type);
        }

        return dispatch;
    }

    private static Expression MemberOf(Expression value, FieldContract field, int position) => field.Member switch
    {
        PropertyInfo property => Expression.Property(value, Members.Declared(property)),
        FieldInfo member => Expression.Field(value, member),
        _ when value.Type != typeof(Arguments) => Expression.Property(value, nameof(Wrapped<>.Value)),
        _ => Expression.Convert(Expression.ArrayIndex(Expression.Property(value, nameof(Arguments.Values)), Expression.Constant(position)), field.Type),
    };
}
