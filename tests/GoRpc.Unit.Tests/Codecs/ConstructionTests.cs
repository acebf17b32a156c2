using System.Collections.Immutable;
using System.Runtime.Serialization;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>Every way to write a data class: what is absent is zero, and what was sent arrives.</summary>
public sealed class ConstructionTests
{
    [Fact]
    public void FalseAndZeros_OverInitialisers_ArriveAsSent()
    {
        var sent = new Initialised { IsOn = false, Count = 0, Name = "", Nickname = null, Lines = [], Prices = [] };

        var read = Coding.RoundTrip(sent);

        Assert.Equal("", Coding.Send(sent));
        Assert.False(read.IsOn);
        Assert.Equal(0, read.Count);
        Assert.Equal("", read.Name);
        Assert.Empty(read.Lines);
        Assert.Empty(read.Prices);
    }

    [Fact]
    public void Lists_WithInitialisers_DoNotGrowOnTheirWay() => Assert.Equal([1, 2], Coding.RoundTrip(new Initialised()).Lines);

    [Fact]
    public void Null_OverAnInitialiser_ArrivesAsNull() => Assert.Null(Coding.RoundTrip(new Initialised { Nickname = null }).Nickname);

    [Fact]
    public void EmptyText_InANullableMember_ArrivesAsEmptyText() => Assert.Equal("", Coding.RoundTrip(new Initialised { Nickname = "" }).Nickname);

    [Fact]
    public void PositionalRecord_WithoutAttributes_ComesBack()
    {
        var sent = new Point(1, -2, "here", [3, 4]);

        var read = Coding.RoundTrip(sent);

        Assert.Equal((1, -2, "here"), (read.X, read.Y, read.Label));
        Assert.Equal([3, 4], read.Path);
    }

    [Fact]
    public void PositionalRecord_WithoutBytes_HasNoNulls()
    {
        var read = Coding.Receive<Point>("");

        Assert.Equal("", read.Label);
        Assert.Empty(read.Path);
    }

    [Fact]
    public void RequiredAndInitMembers_ComeBack()
    {
        var sent = new Strict { Id = 7, Name = "n" };

        Assert.Equal(sent, Coding.RoundTrip(sent));
        Assert.Equal(new Strict { Id = 0, Name = "" }, Coding.Receive<Strict>(""));
    }

    [Fact]
    public void PrivateSetters_AndPrivateConstructor_ComeBack()
    {
        var read = Coding.RoundTrip(Closed.Of(5, "secret"));

        Assert.Equal((5, "secret"), (read.Id, read.Reveal()));
    }

    [Fact]
    public void InheritedPrivateSetter_IsAssigned() => Assert.Equal(3, ((WithPrivate)Coding.RoundTrip<PrivateBase>(new WithPrivate(3))).Id);

    [Fact]
    public void GetOnlyCollections_AreClearedAndFilled()
    {
        var sent = new GetOnly();
        sent.Names.Add("b");
        sent.Ages["b"] = 2;

        var read = Coding.RoundTrip(sent);

        Assert.Equal(["a", "b"], read.Names);
        Assert.Equal([new("a", 1), new("b", 2)], read.Ages);
        Assert.Empty(Coding.Receive<GetOnly>("").Names);
    }

    [Fact]
    public void GetOnlyMember_ThroughTheConstructor_ComesBack() => Assert.Equal(9, Coding.RoundTrip(new Immutable(9, "x")).Count);

    [Fact]
    public void Struct_AsMemberElementAndRoot_ComesBack()
    {
        var sent = new Shapes { One = new Size(1, 2), Maybe = new Size(0, 0), Many = [new(3, 4), default], ByName = new() { ["a"] = new(5, 6) }, Mutable = new() { X = 1 } };

        var read = Coding.RoundTrip(sent);

        Assert.Equal(new Size(1, 2), read.One);
        Assert.Equal(new Size(0, 0), read.Maybe);
        Assert.Equal([new(3, 4), default], read.Many);
        Assert.Equal(new Size(5, 6), read.ByName["a"]);
        Assert.Equal(1, read.Mutable.X);
        Assert.Equal(new Size(7, 8), Coding.RoundTrip(new Size(7, 8)));
    }

    [Fact]
    public void NullableStruct_OfNull_ArrivesAsNull() => Assert.Null(Coding.RoundTrip(new Shapes()).Maybe);

    [Fact]
    public void Struct_WithoutBytes_HasNoNulls() => Assert.Equal("", Coding.Receive<Labelled>("").Text);

    [Fact]
    public void Tuple_AsMember_ComesBack() => Assert.Equal((1, "a"), Coding.RoundTrip(new WithTuple { Pair = (1, "a") }).Pair);

    [Fact]
    public void Members_OfARecursiveType_ComeBack()
    {
        var sent = new Tree { Value = 1, Left = new() { Value = 2, Right = new() { Value = 3 } }, Children = [new() { Value = 4 }] };

        Assert.Equivalent(sent, Coding.RoundTrip(sent), strict: true);
    }

    [Fact]
    public void ImmutableCollections_ComeBack()
    {
        var sent = new Frozen { Array = [1, 2], List = ["x"], Map = ImmutableDictionary<string, int>.Empty.Add("a", 1) };

        var read = Coding.RoundTrip(sent);

        Assert.Equal([1, 2], read.Array);
        Assert.Equal(["x"], read.List);
        Assert.Equal(1, read.Map["a"]);
        Assert.Empty(Coding.Receive<Frozen>("").Array);
        Assert.Equal("", Coding.Send(new Frozen { Array = default }));
    }

    [Fact]
    public void RequiredMessage_LeftOutByAnotherSender_ArrivesAsZeros()
    {
        var read = Coding.Receive<Holder>("");

        Assert.Equal(new Strict { Id = 0, Name = "" }, read.Always);
        Assert.Null(read.Sometimes);
    }

    [Fact]
    public void PublicFields_ComeBack() => Assert.Equal(4, Coding.RoundTrip(new WithField { Value = 4 }).Value);

    public record Point(int X, int Y, string Label, int[] Path);

    [DataContract]
    public sealed class Initialised
    {
        [DataMember(Order = 1)]
        public bool IsOn { get; set; } = true;

        [DataMember(Order = 2)]
        public int Count { get; set; } = 42;

        [DataMember(Order = 3)]
        public string Name { get; set; } = "default";

        [DataMember(Order = 4)]
        public string? Nickname { get; set; } = "nick";

        [DataMember(Order = 5)]
        public List<int> Lines { get; set; } = [1, 2];

        [DataMember(Order = 6)]
        public Dictionary<string, int> Prices { get; set; } = new() { ["a"] = 1 };
    }

    [DataContract]
    public sealed record Strict
    {
        [DataMember(Order = 1)]
        public required int Id { get; init; }

        [DataMember(Order = 2)]
        public required string Name { get; init; }
    }

    [DataContract]
    public sealed class Closed
    {
        [DataMember(Order = 2)]
        private string _secret = "";

        private Closed()
        {
        }

        [DataMember(Order = 1)]
        public int Id { get; private set; }

        public static Closed Of(int id, string secret) => new() { Id = id, _secret = secret };

        public string Reveal() => _secret;
    }

    [ProtoContract]
    [ProtoInclude(10, typeof(WithPrivate))]
    public abstract class PrivateBase
    {
        protected PrivateBase(int id) => Id = id;

        [ProtoMember(1)]
        public int Id { get; private set; }
    }

    [ProtoContract]
    public sealed class WithPrivate : PrivateBase
    {
        public WithPrivate(int id)
            : base(id)
        {
        }

        private WithPrivate()
            : base(-1)
        {
        }
    }

    [DataContract]
    public sealed class GetOnly
    {
        [DataMember(Order = 1)]
        public List<string> Names { get; } = ["a"];

        [DataMember(Order = 2)]
        public Dictionary<string, int> Ages { get; } = new() { ["a"] = 1 };
    }

    [DataContract]
    public sealed class Immutable(int count, string name)
    {
        [DataMember(Order = 1)]
        public string Name { get; } = name;

        [DataMember(Order = 2)]
        public int Count { get; } = count;
    }

    public readonly record struct Size(int Width, int Height);

    [DataContract]
    public struct Mutable
    {
        [DataMember(Order = 1)]
        public int X { get; set; }
    }

    [DataContract]
    public struct Labelled
    {
        [DataMember(Order = 1)]
        public string Text { get; set; }
    }

    [DataContract]
    public sealed class Shapes
    {
        [DataMember(Order = 1)]
        public Size One { get; set; }

        [DataMember(Order = 2)]
        public Size? Maybe { get; set; }

        [DataMember(Order = 3)]
        public List<Size> Many { get; set; } = [];

        [DataMember(Order = 4)]
        public Dictionary<string, Size> ByName { get; set; } = [];

        [DataMember(Order = 5)]
        public Mutable Mutable { get; set; }
    }

    [DataContract]
    public sealed class WithTuple
    {
        [DataMember(Order = 1)]
        public (int Number, string Text) Pair { get; set; } = (0, "");
    }

    [DataContract]
    public sealed class Tree
    {
        [DataMember(Order = 1)]
        public int Value { get; set; }

        [DataMember(Order = 2)]
        public Tree? Left { get; set; }

        [DataMember(Order = 3)]
        public Tree? Right { get; set; }

        [DataMember(Order = 4)]
        public List<Tree> Children { get; set; } = [];
    }

    [DataContract]
    public sealed class Frozen
    {
        [DataMember(Order = 1)]
        public ImmutableArray<int> Array { get; set; } = [];

        [DataMember(Order = 2)]
        public ImmutableList<string> List { get; set; } = [];

        [DataMember(Order = 3)]
        public ImmutableDictionary<string, int> Map { get; set; } = ImmutableDictionary<string, int>.Empty;
    }

    [DataContract]
    public sealed class Holder
    {
        [DataMember(Order = 1)]
        public Strict Always { get; set; } = new() { Id = 1, Name = "x" };

        [DataMember(Order = 2)]
        public Strict? Sometimes { get; set; } = new() { Id = 1, Name = "x" };
    }

    [DataContract]
    public sealed class WithField
    {
        [DataMember(Order = 1)]
        public int Value;
    }
}
