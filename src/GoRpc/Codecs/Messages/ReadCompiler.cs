using System.Linq.Expressions;
using GoRpc.Codecs.Fields;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>
/// Compiles how a message is read: one local per field that starts at its zero, one switch on the field number, then a value made
/// of the locals. Every member is assigned, so that a property initialiser never shows through an absent field.
/// </summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
internal sealed class ReadCompiler<T>
{
    private static readonly ParameterExpression Reader = Expression.Parameter(typeof(ProtoReader).MakeByRefType(), "reader");

    private readonly IReadOnlyList<MessageContract> _levels;
    private readonly MessageContract _message;
    private readonly Dictionary<FieldContract, (FieldCodec Codec, ParameterExpression State)> _fields = [];

    private ReadCompiler(MessageContract message)
    {
        _message = message;
        _levels = Hierarchy.LevelsOf(message);
        foreach (var field in _levels.SelectMany(level => level.Fields))
        {
            var codec = FieldCodecs.Of(field);
            _fields.Add(field, (codec, Expression.Variable(codec.StateType, field.Name)));
        }
    }

    /// <summary>Reads a message, or the part of its hierarchy that its type allows.</summary>
    public static ReadMessage<T> Compile(MessageContract contract)
    {
        if (contract.Base is not null)
        {
            return CompileCast(contract);
        }

        return contract.Derived.Count > 0 ? new SubtypeReader<T>(contract).Read : CompileOne(contract);
    }

    /// <summary>Reads a message of exactly one type, from the root of its hierarchy down.</summary>
    public static ReadMessage<T> CompileOne(MessageContract message) => new ReadCompiler<T>(message).Compile();

    // The root reads whatever type the bytes hold; that may be another than this place can take.
    private static ReadMessage<T> CompileCast(MessageContract contract)
    {
        var root = MessageCodec.Of(Hierarchy.RootOf(contract));
        var read = Expression.Call(Expression.Constant(root), nameof(MessageCodec<T>.Read), null, Reader);
        var narrowed = Expression.Call(typeof(Subtypes), nameof(Subtypes.Narrow), [typeof(T)], Reader, read);
        return Expression.Lambda<ReadMessage<T>>(narrowed, contract.Name, [Reader]).Compile();
    }

    private ReadMessage<T> Compile()
    {
        var starts = _fields.Values.Select(field => (Expression)Expression.Assign(field.State, field.Codec.EmitStart()));
        var body = Expression.Block(
            _fields.Values.Select(field => field.State),
            [.. starts, ReadLevel(0), Expression.Convert(new ConstructionCompiler(_message, Finish, Refill).Compile(typeof(T), _fields.Keys), typeof(T))]);
        return Expression.Lambda<ReadMessage<T>>(body, _message.Name, [Reader]).Compile();
    }

    private BlockExpression ReadLevel(int depth)
    {
        var level = _levels[depth];
        var end = Expression.Label();
        var tag = Expression.Variable(typeof(uint), "tag");
        var reads = level.Fields
            .SelectMany(field => _fields[field].Codec.EmitReads(Reader, _fields[field].State))
            .Concat(level.Derived.Select(derived => (Tag: Tag.Of(derived.Number, WireType.Length), Read: ReadSubtype(derived, depth))))
            .ToArray();
        var known = Expression.Constant(Array.ConvertAll(reads, read => read.Tag));
        var next = Expression.Assign(tag, Expression.Call(Reader, nameof(ProtoReader.NextTag), null));
        var skip = Expression.Call(Reader, nameof(ProtoReader.SkipUnknown), null, tag, Expression.Convert(known, typeof(ReadOnlySpan<uint>)));
        var cases = reads.Select(read => Case(read.Tag, read.Read)).Prepend(Case(0, Expression.Break(end)));
        return Expression.Block([tag], Expression.Loop(Expression.Switch(typeof(void), next, skip, null, cases), end));
    }

    private Expression ReadSubtype(DerivedContract derived, int depth)
    {
        if (depth + 1 >= _levels.Count || _levels[depth + 1] != derived.Message)
        {
            return Expression.Call(Reader, nameof(ProtoReader.Fail), null, Expression.Constant($"it holds both '{_message.Name}' and '{derived.Message.Name}'"));
        }

        var outer = Expression.Variable(typeof(int), "outer");
        return Expression.Block(
            [outer],
            Expression.Assign(outer, Expression.Call(Reader, nameof(ProtoReader.EnterMessage), null)),
            ReadLevel(depth + 1),
            Expression.Call(Reader, nameof(ProtoReader.LeaveMessage), null, outer));
    }

    private Expression Refill(Expression collection, FieldContract field) => ((ICollectionField)_fields[field].Codec).EmitRefill(collection, _fields[field].State);

    private Expression Finish(FieldContract field) => _fields[field].Codec.EmitFinish(Reader, _fields[field].State);

    private static SwitchCase Case(uint tag, Expression body) => Expression.SwitchCase(Expression.Block(typeof(void), body), Expression.Constant(tag));
}
