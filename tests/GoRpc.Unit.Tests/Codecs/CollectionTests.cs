using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Codecs;

/// <summary>Lists and maps: their forms, their order, and that they are never null.</summary>
public sealed class CollectionTests
{
    [Fact]
    public void Collections_OfEveryType_ComeBack()
    {
        var sent = new Collections
        {
            Array = [1, 2],
            List = [3, 4],
            Enumerable = Enumerable.Range(5, 2),
            ReadOnlyList = [7],
            Set = new HashSet<string> { "b", "a" },
            SortedSet = ["b", "a"],
            Queue = new([1, 2, 3]),
            Observed = ["x"],
            ReadOnly = new(["y"]),
            Hashed = ["z"],
            Map = new Dictionary<string, int> { ["b"] = 1, ["a"] = 0 },
            ReadOnlyMap = new Dictionary<int, string> { [1] = "" },
            Sorted = new() { ["b"] = 1, ["a"] = 2 },
            Concurrent = new([new("k", 1)]),
            Ages = ImmutableSortedDictionary<string, DateTime>.Empty.Add("zero", default).Add("epoch", DateTime.UnixEpoch),
        };

        var read = Coding.RoundTrip(sent);

        Assert.Equal(sent.Array, read.Array);
        Assert.Equal(sent.List, read.List);
        Assert.Equal(sent.Enumerable, read.Enumerable);
        Assert.Equal(sent.ReadOnlyList, read.ReadOnlyList);
        Assert.Equal(sent.Set, read.Set);
        Assert.Equal(["a", "b"], read.SortedSet);
        Assert.Equal(sent.Queue, read.Queue);
        Assert.Equal(sent.Observed, read.Observed);
        Assert.Equal(sent.ReadOnly, read.ReadOnly);
        Assert.Equal(sent.Hashed, read.Hashed);
        Assert.Equal(sent.Map, read.Map);
        Assert.Equal(sent.ReadOnlyMap, read.ReadOnlyMap);
        Assert.Equal(sent.Sorted, read.Sorted);
        Assert.Equal(sent.Concurrent, read.Concurrent);
        Assert.Equal(sent.Ages, read.Ages);
    }

    [Fact]
    public void Collections_WithoutBytes_AreEmptyAndNotNull()
    {
        var read = Coding.Receive<Collections>("");

        Assert.All(
            typeof(Collections).GetProperties().Select(property => (System.Collections.IEnumerable?)property.GetValue(read)),
            collection => Assert.Empty(Assert.IsAssignableFrom<System.Collections.IEnumerable>(collection)));
    }

    [Fact]
    public void NullCollections_OfNullableMembers_ArriveEmpty()
    {
        var read = Coding.RoundTrip(new Nullables { List = null, Map = null });

        Assert.Equal("", Coding.Send(new Nullables()));
        Assert.Empty(read.List!);
        Assert.Empty(read.Map!);
    }

    [Theory]
    [InlineData("32 02 08 05")] // the value is missing
    [InlineData("32 04 10 00 08 05")] // the value stands first
    public void MapPair_InAnotherForm_IsRead(string bytes) => Assert.Equal([new(5, 0L)], Coding.Receive<Pairs>(bytes).Numbers);

    [Fact]
    public void MapPair_WithoutKey_HasTheZeroKey() => Assert.Equal([new(0, 7L)], Coding.Receive<Pairs>("32 02 10 07").Numbers);

    [Fact]
    public void MapPairs_WithEqualKeys_TheLastWins() => Assert.Equal([new(1, 3L)], Coding.Receive<Pairs>("32 04 08 01 10 02 32 04 08 01 10 03").Numbers);

    [Fact]
    public void MapPair_WithoutItsMessage_HoldsAnEmptyOne() => Assert.Equal(new Note { Text = "" }, Coding.Receive<Pairs>("3A 02 08 01").Notes[1]);

    [Fact]
    public void MapPair_WithoutItsTimestamp_HoldsTheEmptyTimestamp() => Assert.Equal(DateTime.UnixEpoch, Coding.Receive<Pairs>("42 02 08 01").Times[1]);

    [Fact]
    public void MapPair_OfTheZeroDateTime_SaysSoToOtherLanguages() => Assert.StartsWith("42 0F 08 01 12 0B 08 80 92", Coding.Send(new Pairs { Times = new() { [1] = default } }));

    [Fact]
    public void PackedNumbers_InSeveralPieces_AreOneList() => Assert.Equal([1, 2, 3, 300], Coding.Receive<Collections>("0A 02 01 02 08 03 0A 02 AC 02").Array);

    [Fact]
    public void OneElement_OverAnyNumberOfTags_IsReadInOrder() => Assert.Equal(["a", "b", "a"], Coding.Receive<Texts>("0A 01 61 12 01 78 0A 01 62 0A 01 61").All);

    [Fact]
    public void List_OfTenThousandMessages_ComesBack()
    {
        var sent = new Texts { Notes = [.. Enumerable.Range(0, 10_000).Select(number => new Note { Text = $"{number}" })] };

        Assert.Equal(sent.Notes, Coding.RoundTrip(sent).Notes);
    }

    [ProtoContract]
    public sealed class Collections
    {
        [ProtoMember(1)]
        public int[] Array { get; set; } = [];

        [ProtoMember(2)]
        public List<int> List { get; set; } = [];

        [ProtoMember(3)]
        public IEnumerable<int> Enumerable { get; set; } = [];

        [ProtoMember(4)]
        public IReadOnlyList<int> ReadOnlyList { get; set; } = [];

        [ProtoMember(5)]
        public ISet<string> Set { get; set; } = new HashSet<string>();

        [ProtoMember(6)]
        public SortedSet<string> SortedSet { get; set; } = [];

        [ProtoMember(7)]
        public Queue<int> Queue { get; set; } = [];

        [ProtoMember(8)]
        public ObservableCollection<string> Observed { get; set; } = [];

        [ProtoMember(9)]
        public ReadOnlyCollection<string> ReadOnly { get; set; } = new([]);

        [ProtoMember(10)]
        public ImmutableHashSet<string> Hashed { get; set; } = [];

        [ProtoMember(11)]
        public IDictionary<string, int> Map { get; set; } = new Dictionary<string, int>();

        [ProtoMember(12)]
        public IReadOnlyDictionary<int, string> ReadOnlyMap { get; set; } = new Dictionary<int, string>();

        [ProtoMember(13)]
        public SortedDictionary<string, int> Sorted { get; set; } = [];

        [ProtoMember(14)]
        public ConcurrentDictionary<string, int> Concurrent { get; set; } = [];

        [ProtoMember(15)]
        public ImmutableSortedDictionary<string, DateTime> Ages { get; set; } = ImmutableSortedDictionary<string, DateTime>.Empty;
    }

    [ProtoContract]
    public sealed class Nullables
    {
        [ProtoMember(1)]
        public List<int>? List { get; set; }

        [ProtoMember(2)]
        public Dictionary<int, int>? Map { get; set; }
    }

    [ProtoContract]
    public sealed class Pairs
    {
        [ProtoMember(6)]
        public Dictionary<int, long> Numbers { get; set; } = [];

        [ProtoMember(7)]
        public Dictionary<int, Note> Notes { get; set; } = [];

        [ProtoMember(8)]
        public Dictionary<int, DateTime> Times { get; set; } = [];
    }

    [ProtoContract]
    public sealed class Texts
    {
        [ProtoMember(1)]
        public string[] All { get; set; } = [];

        [ProtoMember(3)]
        public Note[] Notes { get; set; } = [];
    }

    [ProtoContract]
    public sealed record Note
    {
        [ProtoMember(1)]
        public string Text { get; set; } = "";
    }
}
