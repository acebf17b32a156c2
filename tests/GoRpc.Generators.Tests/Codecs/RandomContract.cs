using GoRpc.Unit.Tests.Codecs.Generated;

namespace GoRpc.Generators.Tests.Codecs;

/// <summary>A message of any members, with another inside, drawn from a seed: as C# source, and as what makes its values.</summary>
internal sealed class RandomContract
{
    private const int MostMembers = 12;

    // How a member can be set, which decides how generated code sets it.
    private static readonly string[] Setters = ["set;", "init;", "private set;", "internal set;"];

    private readonly TypeShape _shape;
    private readonly TypeShape _innerShape;
    private readonly MemberSpec[] _members;
    private readonly MemberSpec[] _innerMembers;
    private readonly string _name;

    public RandomContract(int seed)
    {
        var random = new Random(seed);
        _name = $"Contract{seed}";
        _innerMembers = [.. Draw(random).Where(member => member.Form is not ValueForm.Inner)];
        _members = Draw(random);
        _innerShape = ShapeOf(random, _innerMembers);
        _shape = ShapeOf(random, _members);
        Source = Render(_name + "Inner", _innerShape, _innerMembers, random) + Render(_name, _shape, _members, random);
    }

    /// <summary>The declarations of both types.</summary>
    public string Source { get; }

    /// <summary>The name of the outer type.</summary>
    public string Name => _name;

    /// <summary>A value of the outer type.</summary>
    public object Make(System.Reflection.Assembly assembly, int seed)
    {
        var values = new ValueForge(seed, isForProtobufNet: false);
        var (type, innerType) = (TypeIn(assembly), assembly.GetType($"Random.{_name}Inner", throwOnError: true)!);
        return values.Make(type, _shape, _members, () => values.Make(innerType, _innerShape, _innerMembers, inner: null));
    }

    /// <summary>The outer type.</summary>
    public Type TypeIn(System.Reflection.Assembly assembly) => assembly.GetType($"Random.{_name}", throwOnError: true)!;

    private static MemberSpec[] Draw(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(MostMembers + 1)).Select(_ => new MemberSpec(Any<ValueForm>(random), Any<MemberShape>(random))),
    ];

    private static T Any<T>(Random random)
        where T : struct, Enum => Enum.GetValues<T>() is var all ? all[random.Next(all.Length)] : default;

    // A type without members is no positional one: nothing says that its constructor makes the message.
    private static TypeShape ShapeOf(Random random, MemberSpec[] members) => members.Length == 0 ? TypeShape.Class : Any<TypeShape>(random);

    private string Render(string type, TypeShape shape, MemberSpec[] members, Random random)
    {
        var properties = members.Select((member, index) =>
        {
            var setter = shape is TypeShape.Positional ? "" : Setters[random.Next(Setters.Length)];
            var required = setter is "set;" or "init;" && random.Next(4) == 0 ? "required " : "";
            return $"    [ProtoMember({index + 1 + (random.Next(3) * 20 * (index + 1))}{FormatOf(member)})]\n    public {required}{TypeOf(member)} Member{index} {{ get; {setter} }}\n";
        });
        var parameters = members.Select((member, index) => $"{TypeOf(member)} member{index}");
        var assignments = members.Select((_, index) => $"Member{index} = member{index};");
        var constructor = shape is TypeShape.Positional ? $"    public {type}({string.Join(", ", parameters)}) {{ {string.Join(" ", assignments)} }}\n" : "";
        return $"[ProtoContract]\npublic {(shape is TypeShape.Struct ? "struct" : "sealed class")} {type}\n{{\n{constructor}{string.Concat(properties)}}}\n";
    }

    private static string FormatOf(MemberSpec member) => member switch
    {
        { Shape: MemberShape.MapByText or MemberShape.MapByNumber } => "",
        { Form: ValueForm.ZigZagInt or ValueForm.ZigZagLong or ValueForm.ZigZagShort } => ", DataFormat = DataFormat.ZigZag",
        { Form: ValueForm.FixedInt or ValueForm.FixedULong or ValueForm.FixedShort } => ", DataFormat = DataFormat.FixedSize",
        _ => "",
    };

    private string TypeOf(MemberSpec member)
    {
        var value = member.Form is ValueForm.Inner ? _name + "Inner" : TypeForge.ValueTypeOf(member.Form, inner: null) is var type && type == typeof(byte[])
            ? "byte[]"
            : $"global::{type.FullName!.Replace('+', '.')}";
        return member.Shape switch
        {
            MemberShape.Plain => value,
            MemberShape.Nullable => value + "?",
            MemberShape.List => $"List<{value}>",
            MemberShape.NullableList => $"List<{value}>?",
            MemberShape.Array => value + "[]",
            MemberShape.ReadOnlyList => $"IReadOnlyList<{value}>",
            MemberShape.MapByText => $"Dictionary<string, {value}>",
            _ => $"Dictionary<int, {value}>",
        };
    }
}
