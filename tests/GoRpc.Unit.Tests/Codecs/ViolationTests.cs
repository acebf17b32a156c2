using System.Runtime.Serialization;
using GoRpc.Calls;
using GoRpc.Codecs;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>What may not be sent, and that the error says where it is and what to do.</summary>
public sealed class ViolationTests
{
    [Fact]
    public void Null_InANonNullableMember_NamesThePath()
    {
        var order = Valid();
        order.Lines[1].Name = null!;

        AssertViolation(order, "Order.Lines[1].Name", "is null", "'string'", "declare it as 'string?'");
    }

    [Fact]
    public void Null_AsListElement_NamesTheIndex()
    {
        var order = Valid();
        order.Lines[0] = null!;

        AssertViolation(order, "Order.Lines[0]", "is null", "Leave it out");
    }

    [Fact]
    public void Null_AsMapValue_NamesTheKey()
    {
        var order = Valid();
        order.Prices["EUR"] = null!;

        AssertViolation(order, "Order.Prices[\"EUR\"]", "is null");
    }

    [Fact]
    public void Null_InANonNullableList_NamesTheMember()
    {
        var order = Valid();
        order.Lines = null!;

        AssertViolation(order, "Order.Lines", "is null");
    }

    [Fact]
    public void Null_InANonNullableMessage_NamesTheMember()
    {
        var order = Valid();
        order.Main = null!;

        AssertViolation(order, "Order.Main", "is null");
    }

    [Fact]
    public void Null_InANonNullableArrayOfBytes_NamesTheMember()
    {
        var order = Valid();
        order.Picture = null!;

        AssertViolation(order, "Order.Picture", "is null");
    }

    [Fact]
    public void Null_AtTheRoot_NamesTheMessage() => AssertViolation<Order>(null!, "Order", "is null");

    [Fact]
    public void Null_AsArgument_NamesTheParameter()
    {
        var contract = Models.Wrapped(Models.Parameter(1, "id", typeof(int), FieldKind.Int32), Models.Parameter(2, "customer", typeof(string), FieldKind.String));

        var violation = Assert.Throws<ContractViolationException>(() => MessageSerializer.Serialize(contract, new Arguments([1, null])));
        var inJson = Assert.Throws<ContractViolationException>(() => MessageCodec.Of(contract).SerializeJson(new Arguments([1, null])));

        Assert.Equal("customer", violation.Path);
        Assert.Equal(violation.Message, inJson.Message);
    }

    [Fact]
    public void Null_InCodeWithoutNullableAnnotations_IsAllowed()
    {
        var read = Coding.RoundTrip(new Oblivious());

        Assert.Equal("", Coding.Send(new Oblivious()));
        Assert.Null(read.Text);
        Assert.Null(read.Line);
        Assert.Empty(read.Lines);
    }

    [Fact]
    public void EmptyText_InCodeWithoutNullableAnnotations_ArrivesAsEmptyText() => Assert.Equal("", Coding.RoundTrip(new Oblivious { Text = "" }).Text);

    [Fact]
    public void HalfASurrogatePair_InAnyText_NamesThePath()
    {
        var order = Valid();
        order.Lines[1].Name = "a\uD83D";

        AssertViolation(order, "Order.Lines[1].Name", "half of a surrogate pair at index 1");
    }

    [Fact]
    public void HalfASurrogatePair_InAKey_NamesThePath()
    {
        var order = Valid();
        order.Prices["\uDC00"] = new Line();

        Assert.Contains("half of a surrogate pair", Assert.Throws<ContractViolationException>(() => Coding.Send(order)).Message);
        Assert.Contains("half of a surrogate pair", Assert.Throws<ContractViolationException>(() => Coding.SendJson(order)).Message);
    }

    [Fact]
    public void Cycle_OfObjects_IsAnErrorAndNoStackOverflow()
    {
        var node = new Node();
        node.Next = node;

        var violation = Assert.Throws<ContractViolationException>(() => Coding.Send(node));

        Assert.StartsWith("Node.Next.Next", violation.Path);
        Assert.Contains("more than 100 levels deep", violation.Message);
        Assert.Equal(violation.Message, Assert.Throws<ContractViolationException>(() => Coding.SendJson(node)).Message);
    }

    [Fact]
    public void Depth_UpToTheLimit_ComesBack()
    {
        var sent = Nested(100);

        Assert.Equal(100, DepthOf(Coding.RoundTrip(sent)));
    }

    [Fact]
    public void Depth_BeyondTheLimit_IsAViolation() => Assert.Throws<ContractViolationException>(() => Coding.Send(Nested(101)));

    [Fact]
    public void Send_AfterAViolation_WorksAsBefore()
    {
        Assert.Throws<ContractViolationException>(() => Coding.Send(Nested(101)));

        Assert.Equal(100, DepthOf(Coding.RoundTrip(Nested(100))));
    }

    [Fact]
    public void Getter_ThatThrows_ThrowsThrough() => Assert.Throws<NotImplementedException>(() => Coding.Send(new Throwing()));

    [Fact]
    public void Value_ThatGrowsBetweenThePasses_IsAnErrorAndNoLie()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Coding.Send(new Unsteady(count => new string('x', count))));

        Assert.Contains("changed while it was being written", failure.Message);
    }

    [Fact]
    public void Value_ThatShrinksBetweenThePasses_IsAnErrorAndNoLie() =>
        Assert.Throws<InvalidOperationException>(() => Coding.Send(new Unsteady(count => new string('x', 10 - count))));

    [Fact]
    public void Value_ThatAppearsBetweenThePasses_IsAnErrorAndNoLie() =>
        Assert.Throws<InvalidOperationException>(() => Coding.Send(new Unsteady(count => count < 2 ? "" : "x")));

    [Fact]
    public void Value_ThatGoesBetweenThePasses_IsAnErrorAndNoLie() =>
        Assert.Throws<InvalidOperationException>(() => Coding.Send(new Unsteady(count => count < 2 ? "x" : "")));

    [Fact]
    public void List_ThatGrowsBetweenThePasses_IsAnErrorAndNoLie() =>
        Assert.Throws<InvalidOperationException>(() => Coding.Send(new UnsteadyList()));

    [Fact]
    public void Chain_ThatGrowsEndlessBetweenThePasses_IsAnErrorAndNoStackOverflow()
    {
        var chain = new Node();
        var last = chain;
        for (var i = 0; i < 10_000; i++)
        {
            last = last.Next = new Node();
        }

        var many = new Switching { First = [.. Enumerable.Range(0, 10_100).Select(_ => new Node())], Second = [chain] };

        Assert.Throws<InvalidOperationException>(() => Coding.Send(many));
    }

    private static Order Valid() => new() { Lines = [new(), new() { Name = "b" }], Prices = new() { ["EUR"] = new() }, Main = new(), Picture = [] };

    private static Node Nested(int depth)
    {
        var node = new Node();
        for (var i = 0; i < depth; i++)
        {
            node = new Node { Next = node };
        }

        return node;
    }

    private static int DepthOf(Node node)
    {
        var depth = 0;
        for (var next = node.Next; next is not null; next = next.Next)
        {
            depth++;
        }

        return depth;
    }

    private static void AssertViolation<T>(T value, string path, params string[] texts)
    {
        var violation = Assert.Throws<ContractViolationException>(() => Coding.Send(value));

        Assert.Equal(path, violation.Path);
        Assert.StartsWith($"'{path}' ", violation.Message);
        Assert.All(texts, text => Assert.Contains(text, violation.Message));
        Assert.Equal(violation.Message, Assert.Throws<ContractViolationException>(() => Coding.SendJson(value)).Message);
    }

    [DataContract]
    public sealed class Order
    {
        [DataMember(Order = 1)]
        public List<Line> Lines { get; set; } = [];

        [DataMember(Order = 2)]
        public Dictionary<string, Line> Prices { get; set; } = [];

        [DataMember(Order = 3)]
        public Line Main { get; set; } = new();

        [DataMember(Order = 4)]
        public byte[] Picture { get; set; } = [];
    }

    [DataContract]
    public sealed class Line
    {
        [DataMember(Order = 1)]
        public string Name { get; set; } = "";
    }

    [DataContract]
    public sealed class Node
    {
        [DataMember(Order = 1)]
        public Node? Next { get; set; }
    }

#nullable disable
    [DataContract]
    public sealed class Oblivious
    {
        [DataMember(Order = 1)]
        public string Text { get; set; }

        [DataMember(Order = 2)]
        public Line Line { get; set; }

        [DataMember(Order = 3)]
        public List<Line> Lines { get; set; }
    }
#nullable restore

    [DataContract]
    public sealed class Throwing
    {
        [DataMember(Order = 1)]
        public int Value
        {
            get => throw new NotImplementedException();
            set => _ = value;
        }
    }

    [DataContract]
    public sealed class Unsteady
    {
        private readonly Func<int, string> _text;
        private int _count;

        public Unsteady(Func<int, string> text) => _text = text;

        private Unsteady()
            : this(_ => "")
        {
        }

        [DataMember(Order = 1)]
        public string Text
        {
            get => _text(++_count);
            set => _ = value;
        }
    }

    [DataContract]
    public sealed class UnsteadyList
    {
        private readonly List<int> _list = [];

        [DataMember(Order = 1)]
        public List<int> List
        {
            get
            {
                _list.Add(1);
                return _list;
            }

            set => _ = value;
        }
    }

    [DataContract]
    public sealed class Switching
    {
        private int _count;

        public Node[] First { get; set; } = [];

        public Node[] Second { get; set; } = [];

        [DataMember(Order = 1)]
        public Node[] Nodes
        {
            get => _count++ == 0 ? First : Second;
            set => _ = value;
        }
    }
}
