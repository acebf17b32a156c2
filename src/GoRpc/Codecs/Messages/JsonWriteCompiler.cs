using System.Linq.Expressions;
using System.Text;
using GoRpc.Codecs.Fields;
using GoRpc.Codecs.Json;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>Compiles how a message is written as JSON: one call per field, in the order of the numbers, derived types in front.</summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
internal static class JsonWriteCompiler<T>
{
    private static readonly ParameterExpression Value = Expression.Parameter(typeof(T), "value");
    private static readonly ParameterExpression Writer = Expression.Parameter(typeof(JsonWriter).MakeByRefType(), "writer");

    public static WriteJsonMessage<T> Compile(MessageContract contract)
    {
        Expression body = contract.Base is null ? WriteMessage(contract, Value) : MessageExpressions.CallRoot(contract, nameof(MessageCodec<T>.WriteJson), Writer, Value);
        return Expression.Lambda<WriteJsonMessage<T>>(body, contract.Name, [Writer, Value]).Compile();
    }

    private static BlockExpression WriteMessage(MessageContract level, Expression value)
    {
        var names = JsonNames.RequireUnique(level);
        var fields = level.Fields.Select((field, position) =>
            FieldCodecs.Of(field).EmitWriteJson(Writer, Name(names[position]), MessageExpressions.MemberOf(value, field, position)));
        return Expression.Block(
        [
            Expression.Call(Writer, nameof(JsonWriter.BeginMessage), null),
            WriteSubtype(level, value),
            .. fields,
            Expression.Call(Writer, nameof(JsonWriter.EndMessage), null),
        ]);
    }

    private static Expression WriteSubtype(MessageContract level, Expression value) =>
        MessageExpressions.DispatchOnSubtype(level, value, Expression.Empty(), (derived, actual) => Expression.Block(
            Expression.Call(Writer, nameof(JsonWriter.WriteName), null, Name(JsonNames.NameOf(derived))),
            WriteMessage(derived.Message, actual)));

    private static UnaryExpression Name(string protoName) =>
        Expression.Convert(Expression.Constant(Encoding.UTF8.GetBytes(JsonNames.Quote(protoName))), typeof(ReadOnlySpan<byte>));
}
