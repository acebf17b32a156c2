using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>The pieces of C# that one field adds to the JSON of its message. There a field occurs once, so that a message is read where it stands.</summary>
/// <param name="contract">The field.</param>
/// <param name="local">What is read is kept in a local variable of this name.</param>
/// <param name="scope">The scope.</param>
internal sealed class JsonFieldCode(FieldContract contract, string local, EmitScope scope) : FieldCode(contract, local, scope)
{
    // A list of scalars is no other than a list of anything.
    private string JsonName => Field.Cardinality is FieldCardinality.Repeated ? $"Repeated<{ValueType}, {Codec}>" : Name;

    /// <summary>Writes the field.</summary>
    public string WriteJson(string value)
    {
        var name = $"{CSharp.Literal(JsonNames.Quote(Field.ProtoName))}u8";
        return Field.Cardinality switch
        {
            FieldCardinality.Map or FieldCardinality.Repeated => $"{JsonName}.WriteJson(ref writer, {name}, new({value}){AllowsNull});",
            FieldCardinality.Explicit when !IsNullableValue => $"{JsonName}.WriteJson(ref writer, {name}, {value}, allowsNull: {CSharp.Literal(Field.AllowsNull)});",
            _ => $"{JsonName}.WriteJson(ref writer, {name}, {value});",
        };
    }

    /// <summary>Reads the field.</summary>
    public string ReadJson() => Field.Cardinality is FieldCardinality.Map or FieldCardinality.Repeated
        ? $"{Local} = {JsonName}.ReadJson(ref reader);"
        : $"{Local} = Implicit<{ValueType}, {Codec}>.ReadJson(ref reader);";

    public override string Start() => IsMessage ? $"{ValueType}? {Local} = null;" : base.Start();

    public override string Finish() => !IsMessage ? base.Finish() : IsNullableValue || Field.AllowsNull ? Local : $"{Local} ?? Implicit<{ValueType}, {Codec}>.Zero";
}
