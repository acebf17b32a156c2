#pragma warning disable PBN0013, PBN0014, PBN0015 // protobuf-net's rules judge its own engine; GoRpc can make these types, or says why not.
using ProtoBuf;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>Derived types, each in a field of its base message as [ProtoInclude] says.</summary>
public sealed class InheritanceTests
{
    private static readonly Circle Sample = new(Name: "c", Radius: 2);

    [Fact]
    public void DerivedType_IsWrittenInFrontOfItsBase() => Assert.Equal("52 02 08 02 0A 01 63", Coding.Send<Shape>(Sample));

    [Fact]
    public void DerivedType_DeclaredAsItself_HasTheSameBytes() => Assert.Equal("52 02 08 02 0A 01 63", Coding.Send(Sample));

    [Fact]
    public void DerivedType_ReadAsItsBase_ComesBack() => Assert.Equal(Sample, Coding.Receive<Shape>("52 02 08 02 0A 01 63"));

    [Fact]
    public void DerivedType_BehindItsBase_IsFound() => Assert.Equal(Sample, Coding.Receive<Shape>("0A 01 63 52 02 08 02"));

    [Fact]
    public void DerivedType_InTwoPieces_IsMerged() => Assert.Equal(new Circle("c", 3), Coding.Receive<Shape>("52 02 08 02 0A 01 63 52 02 08 03"));

    [Fact]
    public void DerivedType_AtDepthThree_ComesBack()
    {
        var sent = new Ring("r", 5) { Hole = 1 };

        Assert.Equal(sent, Coding.RoundTrip<Shape>(sent));
        Assert.Equal(sent, Coding.RoundTrip<Circle>(sent));
        Assert.Equal(sent, Coding.RoundTrip(sent));
    }

    [Fact]
    public void DerivedTypes_InListMapAndMember_ComeBack()
    {
        var sent = new Drawing { All = [Sample, new Ring("r", 1)], ByName = new() { ["s"] = new Square { Name = "s", Side = 1 } }, Main = Sample, Array = new Circle[] { Sample } };

        var read = Coding.RoundTrip(sent);

        Assert.Equal(sent.All, read.All);
        Assert.Equal(sent.ByName, read.ByName);
        Assert.Equal(sent.Main, read.Main);
        Assert.Equal(sent.Array, read.Array);
    }

    [Fact]
    public void AbstractType_WithoutADerivedOne_IsAnError() => AssertUnreadable<Shape>("0A 01 63", "abstract");

    [Fact]
    public void TwoDerivedTypes_InOneMessage_AreAnError() => AssertUnreadable<Shape>("52 02 08 02 5A 02 08 02", "holds both");

    [Fact]
    public void OtherDerivedType_ThanThePlaceCanTake_IsAnError() => AssertUnreadable<Circle>("5A 02 08 02", "only a 'Circle'");

    [Fact]
    public void UnknownDerivedType_AtTheSender_IsAViolation()
    {
        var violation = Assert.Throws<ContractViolationException>(() => Coding.Send(new Drawing { Main = new Triangle() }));

        Assert.Equal("Drawing.Main", violation.Path);
        Assert.Contains("[ProtoInclude(number, typeof(InheritanceTests.Triangle))]", violation.Message);
    }

    [Fact]
    public void UnknownDerivedType_OfAClassWithoutAny_IsAViolation() => Assert.Throws<ContractViolationException>(() => Coding.Send<Open>(new Closed()));

    private static void AssertUnreadable<T>(string bytes, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Coding.Receive<T>(bytes)).Message);

    [ProtoContract]
    [ProtoInclude(10, typeof(Circle))]
    [ProtoInclude(11, typeof(Square))]
    public abstract record Shape
    {
        [ProtoMember(1)]
        public string Name { get; init; } = "";
    }

    [ProtoContract]
    [ProtoInclude(10, typeof(Ring))]
    public record Circle : Shape
    {
        public Circle(string Name, int Radius)
        {
            this.Name = Name;
            this.Radius = Radius;
        }

        [ProtoMember(1)]
        public int Radius { get; }
    }

    [ProtoContract]
    public sealed record Ring(string Name, int Radius) : Circle(Name, Radius)
    {
        [ProtoMember(1)]
        public int Hole { get; init; }
    }

    [ProtoContract]
    public sealed record Square : Shape
    {
        [ProtoMember(1)]
        public int Side { get; init; }
    }

    public sealed record Triangle : Shape;

    [ProtoContract]
    public sealed class Drawing
    {
        [ProtoMember(1)]
        public List<Shape> All { get; set; } = [];

        [ProtoMember(2)]
        public Dictionary<string, Shape> ByName { get; set; } = [];

        [ProtoMember(3)]
        public Shape? Main { get; set; }

        [ProtoMember(4)]
        public Shape[] Array { get; set; } = [];
    }

    [ProtoContract]
    public class Open
    {
        [ProtoMember(1)]
        public int Value { get; set; }
    }

    public sealed class Closed : Open;
}
