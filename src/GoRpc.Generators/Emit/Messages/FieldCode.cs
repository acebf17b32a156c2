using System.Globalization;
using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>The pieces of C# that one field adds to the codec of its message.</summary>
/// <param name="contract">The contract.</param>
/// <param name="local">What is read so far is kept in a local variable of this name.</param>
/// <param name="scope">The scope.</param>
internal class FieldCode(FieldContract contract, string local, EmitScope scope)
{
    public FieldContract Field => contract;

    /// <summary>The variable.</summary>
    protected string Local => local;

    /// <summary>The type of a value.</summary>
    protected string ValueType => CSharp.Type(contract.Value.Type);

    /// <summary>How a value travels.</summary>
    protected string Codec => ValueCodecNames.Of(contract.Value, scope);

    /// <summary>Whether the member is a nullable value type.</summary>
    protected bool IsNullableValue => contract.Type != contract.Value.Type && contract.Type.IsValueType;

    /// <summary>Whether the member is one message.</summary>
    protected bool IsMessage => contract.Cardinality is FieldCardinality.Explicit && contract.Value.Kind is FieldKind.Message;

    private string Key => $"{CSharp.Type(contract.Key!.Type)}, {ValueCodecNames.Of(contract.Key!, scope)}";

    private string Tag => TagOf(contract.Cardinality is FieldCardinality.Map || contract.IsPacked ? ValueCodecNames.Length : ValueCodecNames.WireTypeOf(contract.Value.Kind));

    // Both forms of a list of scalars are read, whichever is written.
    private string UnpackedTag => TagOf(ValueCodecNames.WireTypeOf(contract.Value.Kind));

    /// <summary>How the field travels.</summary>
    protected string Name => contract.Cardinality switch
    {
        FieldCardinality.Map => $"Map<{Key}, {ValueType}, {Codec}>",
        FieldCardinality.Repeated => $"{(contract.IsPacked ? "Packed" : "Repeated")}<{ValueType}, {Codec}>",
        FieldCardinality.Explicit => $"{(IsNullableValue ? "Optional" : "Explicit")}<{ValueType}, {Codec}>",
        _ => $"Implicit<{ValueType}, {Codec}>",
    };

    /// <summary>What says that null is allowed, behind other arguments.</summary>
    protected string AllowsNull => contract.AllowsNull ? ", allowsNull: true" : "";

    /// <summary>The bytes of the contract.</summary>
    public string Measure(string value) => contract.Cardinality switch
    {
        FieldCardinality.Map or FieldCardinality.Repeated => $"{Name}.Measure({Tag}, new({value}), trail{AllowsNull})",
        FieldCardinality.Explicit when !IsNullableValue => $"{Name}.Measure({Tag}, {value}, trail, allowsNull: {CSharp.Literal(contract.AllowsNull)})",
        _ => $"{Name}.Measure({Tag}, {value}, trail)",
    };

    /// <summary>Writes the contract.</summary>
    public string Write(string value) => contract.Cardinality is FieldCardinality.Map or FieldCardinality.Repeated
        ? $"{Name}.Write(ref writer, {Tag}, new({value}));"
        : $"{Name}.Write(ref writer, {Tag}, {value});";

    /// <summary>Declares what is read so far: nothing.</summary>
    public virtual string Start() => contract.Cardinality switch
    {
        FieldCardinality.Map => $"{Gathered}? {local} = null;",
        FieldCardinality.Repeated => $"{Gathered}? {local} = null;",
        _ when IsMessage => $"MessageState {local} = default;",
        _ when IsNullableValue => $"{ValueType}? {local} = null;",
        FieldCardinality.Explicit when contract.AllowsNull => $"{ValueType}? {local} = null;",
        _ when contract.Value.Kind <= FieldKind.Bool || contract.Value.Kind is FieldKind.Enum => $"{ValueType} {local} = default;",
        _ when contract.Value.Kind is FieldKind.String => $"{ValueType} {local} = \"\";",
        _ => $"{ValueType} {local} = Implicit<{ValueType}, {Codec}>.Zero;",
    };

    /// <summary>The tags that the field may have, each with what reads an occurrence.</summary>
    public IEnumerable<(string Tag, string Read)> Reads() => contract.Cardinality switch
    {
        FieldCardinality.Map => [(Tag, $"{Name}.Read(ref reader, {Tag}, ref {local});")],
        FieldCardinality.Repeated when contract.IsPacked =>
        [
            (UnpackedTag, $"Repeated<{ValueType}, {Codec}>.Read(ref reader, {UnpackedTag}, ref {local});"),
            (Tag, $"{Name}.Read(ref reader, ref {local});"),
        ],
        FieldCardinality.Repeated => [(Tag, $"{Name}.Read(ref reader, {Tag}, ref {local});")],
        _ when IsMessage => [(Tag, $"{local}.Read(ref reader);")],
        _ => [(Tag, $"{local} = Implicit<{ValueType}, {Codec}>.Read(ref reader);")],
    };

    /// <summary>Makes the value of all that was read.</summary>
    public virtual string Finish()
    {
        if (contract.Cardinality is FieldCardinality.Map or FieldCardinality.Repeated)
        {
            return FinishCollection(CollectionShape.TryRead(contract.Type)!);
        }

        if (!IsMessage)
        {
            return local;
        }

        var finish = $"{local}.Finish<{ValueType}, {Codec}>(ref reader)";
        return IsNullableValue || contract.AllowsNull ? $"{local}.IsPresent ? {finish} : ({CSharp.Type(contract.Type)})null" : finish;
    }

    /// <summary>Puts what was read into the collection of a member that can't be set.</summary>
    public string Refill(string collection) => $"Collections.Refill<{CSharp.Type(CollectionShape.TryRead(contract.Type)!.ElementType)}>({collection}, {local});";

    private string Gathered => contract.Cardinality is FieldCardinality.Map
        ? $"global::System.Collections.Generic.Dictionary<{CSharp.Type(contract.Key!.Type)}, {ValueType}>"
        : $"global::System.Collections.Generic.List<{ValueType}>";

    private string FinishCollection(CollectionShape shape)
    {
        var arguments = shape.IsMap ? $"{CSharp.Type(shape.KeyType!)}, {CSharp.Type(shape.ValueType!)}" : CSharp.Type(shape.ElementType);
        var implementation = CSharp.Type(shape.Implementation);
        var all = $"{local} ?? new {Gathered}()";
        return shape.Form switch
        {
            _ when implementation == Gathered => all,
            CollectionForm.Array => $"({all}).ToArray()",
            CollectionForm.FromElements when shape.Factory is ConstructorInfo => $"new {implementation}({all})",
            CollectionForm.FromElements => $"{CSharp.Type(shape.Factory!.DeclaringType!)}.{shape.Factory.Name}<{arguments}>({all})",
            _ => $"Collections.Fill<{implementation}, {arguments}>(new {implementation}(), {local})",
        };
    }

    private string TagOf(uint wireType) => (((uint)contract.Number << 3) | wireType).ToString(CultureInfo.InvariantCulture);
}
