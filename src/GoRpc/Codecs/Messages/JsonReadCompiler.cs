using System.Linq.Expressions;
using GoRpc.Codecs.Fields;
using GoRpc.Codecs.Json;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>
/// Compiles how a message is read from JSON: one local per field, of derived types as well, for the members of an object have no order and
/// the one that says which type it is may come last; then a value of that type, made of the locals.
/// </summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
internal sealed class JsonReadCompiler<T>
{
    private static readonly ParameterExpression Reader = Expression.Parameter(typeof(JsonReader).MakeByRefType(), "reader");

    private readonly Dictionary<FieldContract, (FieldCodec Codec, ParameterExpression State)> _fields = [];
    private readonly List<MessageContract> _levels;

    // The position of the level that the value is of.
    private readonly ParameterExpression _subtype = Expression.Variable(typeof(int), "subtype");

    private JsonReadCompiler(MessageContract root)
    {
        _levels = [.. Hierarchy.AllOf(root)];
        foreach (var field in _levels.SelectMany(level => level.Fields))
        {
            var codec = FieldCodecs.Of(field);
            _fields.Add(field, (codec, Expression.Variable(codec.JsonStateType, field.Name)));
        }
    }

    public static ReadJsonMessage<T> Compile(MessageContract contract) =>
        contract.Base is null ? new JsonReadCompiler<T>(contract).Compile() : CompileCast(contract);

    // The root reads whatever type the object is of; that may be another than this place can take.
    private static ReadJsonMessage<T> CompileCast(MessageContract contract)
    {
        var read = MessageExpressions.CallRoot(contract, nameof(MessageCodec<T>.ReadJson), Reader);
        var narrowed = Expression.Call(typeof(Subtypes), nameof(Subtypes.Narrow), [typeof(T)], Reader, read);
        return Expression.Lambda<ReadJsonMessage<T>>(narrowed, contract.Name, [Reader]).Compile();
    }

    private ReadJsonMessage<T> Compile()
    {
        var starts = _fields.Values.Select(field => (Expression)Expression.Assign(field.State, field.Codec.EmitStartJson()));
        var cases = _levels.Select((level, position) => Expression.SwitchCase(Construct(level), Expression.Constant(position)));
        var result = _levels.Count == 1 ? Construct(_levels[0]) : Expression.Switch(typeof(T), _subtype, Expression.Default(typeof(T)), null, cases);
        var body = Expression.Block([.. _fields.Values.Select(field => field.State), _subtype], [.. starts, ReadLevel(_levels[0]), result]);
        return Expression.Lambda<ReadJsonMessage<T>>(body, _levels[0].Name, [Reader]).Compile();
    }

    private BlockExpression ReadLevel(MessageContract level)
    {
        var end = Expression.Label();
        var cursor = Expression.Variable(typeof(JsonCursor), "fields");
        var reads = level.Fields
            .Select(field => _fields[field].Codec.EmitReadJson(Reader, _fields[field].State))
            .Concat(level.Derived.Select(derived => ReadSubtype(level, derived)));
        var cases = reads.Select((read, position) => Expression.SwitchCase(Expression.Block(typeof(void), read), Expression.Constant(position)));
        var next = Expression.Call(Reader, nameof(JsonReader.NextField), null, cursor);
        return Expression.Block(
            [cursor],
            Expression.Assign(cursor, Expression.Call(Reader, nameof(JsonReader.BeginMessage), null, Expression.Constant(new JsonFields(level)))),
            Expression.Loop(Expression.Switch(typeof(void), next, Expression.Break(end), null, cases), end));
    }

    private BlockExpression ReadSubtype(MessageContract level, DerivedContract derived) => Expression.Block(
        Expression.Assign(
            _subtype,
            Expression.Call(Reader, nameof(JsonReader.ChooseSubtype), null, _subtype, Expression.Constant(_levels.IndexOf(level)), Expression.Constant(_levels.IndexOf(derived.Message)))),
        ReadLevel(derived.Message));

    private Expression Construct(MessageContract level)
    {
        if (level.Type is { IsAbstract: true })
        {
            return Expression.Block(
                Expression.Call(Reader, nameof(JsonReader.FailAbstract), null, Expression.Constant(level.Name)),
                Expression.Default(typeof(T)));
        }

        var fields = Hierarchy.LevelsOf(level).SelectMany(part => part.Fields);
        return Expression.Convert(new ConstructionCompiler(level, Finish, Refill).Compile(typeof(T), fields), typeof(T));
    }

    private Expression Finish(FieldContract field) => _fields[field].Codec.EmitFinishJson(_fields[field].State);

    private Expression Refill(Expression collection, FieldContract field) => ((ICollectionField)_fields[field].Codec).EmitRefill(collection, _fields[field].State);
}
