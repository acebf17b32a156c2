using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;
using GoRpc.Contracts;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class CollectionShapeTests
{
    public static TheoryData<Type, Type> Lists => new()
    {
        { typeof(int[]), typeof(int[]) },
        { typeof(List<int>), typeof(List<int>) },
        { typeof(IEnumerable<int>), typeof(List<int>) },
        { typeof(ICollection<int>), typeof(List<int>) },
        { typeof(IList<int>), typeof(List<int>) },
        { typeof(IReadOnlyCollection<int>), typeof(List<int>) },
        { typeof(IReadOnlyList<int>), typeof(List<int>) },
        { typeof(ISet<int>), typeof(HashSet<int>) },
        { typeof(IReadOnlySet<int>), typeof(HashSet<int>) },
        { typeof(HashSet<int>), typeof(HashSet<int>) },
        { typeof(SortedSet<int>), typeof(SortedSet<int>) },
        { typeof(LinkedList<int>), typeof(LinkedList<int>) },
        { typeof(Collection<int>), typeof(Collection<int>) },
        { typeof(ObservableCollection<int>), typeof(ObservableCollection<int>) },
        { typeof(ReadOnlyCollection<int>), typeof(ReadOnlyCollection<int>) },
        { typeof(Queue<int>), typeof(Queue<int>) },
        { typeof(ConcurrentQueue<int>), typeof(ConcurrentQueue<int>) },
        { typeof(ImmutableArray<int>), typeof(ImmutableArray<int>) },
        { typeof(ImmutableList<int>), typeof(ImmutableList<int>) },
        { typeof(IImmutableList<int>), typeof(ImmutableList<int>) },
        { typeof(ImmutableHashSet<int>), typeof(ImmutableHashSet<int>) },
        { typeof(IImmutableSet<int>), typeof(ImmutableHashSet<int>) },
        { typeof(ImmutableSortedSet<int>), typeof(ImmutableSortedSet<int>) },
        { typeof(ImmutableQueue<int>), typeof(ImmutableQueue<int>) },
        { typeof(Numbers), typeof(Numbers) },
    };

    public static TheoryData<Type, Type> Maps => new()
    {
        { typeof(Dictionary<string, int>), typeof(Dictionary<string, int>) },
        { typeof(IDictionary<string, int>), typeof(Dictionary<string, int>) },
        { typeof(IReadOnlyDictionary<string, int>), typeof(Dictionary<string, int>) },
        { typeof(SortedDictionary<string, int>), typeof(SortedDictionary<string, int>) },
        { typeof(SortedList<string, int>), typeof(SortedList<string, int>) },
        { typeof(ConcurrentDictionary<string, int>), typeof(ConcurrentDictionary<string, int>) },
        { typeof(ReadOnlyDictionary<string, int>), typeof(ReadOnlyDictionary<string, int>) },
        { typeof(ImmutableDictionary<string, int>), typeof(ImmutableDictionary<string, int>) },
        { typeof(IImmutableDictionary<string, int>), typeof(ImmutableDictionary<string, int>) },
        { typeof(ImmutableSortedDictionary<string, int>), typeof(ImmutableSortedDictionary<string, int>) },
        { typeof(Ages), typeof(Ages) },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void TryRead_List_SaysHowToMakeOne(Type type, Type implementation)
    {
        var shape = CollectionShape.TryRead(type);

        Assert.NotNull(shape);
        Assert.False(shape.IsMap);
        Assert.Equal((typeof(int), implementation), (shape.ElementType, shape.Implementation));
        var made = Make(shape, new List<int> { 3, 1, 2 });
        Assert.IsType(type, made, exactMatch: false);
        Assert.Equal([1, 2, 3], ((IEnumerable<int>)made).Order());
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void TryRead_Map_SaysHowToMakeOne(Type type, Type implementation)
    {
        var shape = CollectionShape.TryRead(type);

        Assert.NotNull(shape);
        Assert.True(shape.IsMap);
        Assert.Equal((typeof(string), typeof(int), implementation), (shape.KeyType, shape.ValueType, shape.Implementation));
        var made = Make(shape, new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 });
        Assert.IsType(type, made, exactMatch: false);
        Assert.Equal([new("one", 1), new("two", 2)], ((IEnumerable<KeyValuePair<string, int>>)made).OrderBy(pair => pair.Value));
    }

    [Theory]
    [InlineData(typeof(Queue<int>))]
    [InlineData(typeof(ImmutableArray<int>))]
    [InlineData(typeof(ImmutableQueue<int>))]
    [InlineData(typeof(LinkedList<int>))]
    public void TryRead_ListInOrder_KeepsTheOrder(Type type)
    {
        Assert.Equal([3, 1, 2], (IEnumerable<int>)Make(CollectionShape.TryRead(type)!, new List<int> { 3, 1, 2 }));
    }

    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(int))]
    [InlineData(typeof(object))]
    [InlineData(typeof(int[,]))]
    [InlineData(typeof(IEnumerable))]
    [InlineData(typeof(ArrayList))]
    [InlineData(typeof(Stack<int>))]
    [InlineData(typeof(List<>))]
    [InlineData(typeof(TwoLists))]
    [InlineData(typeof(NoConstructor))]
    [InlineData(typeof(IAsyncEnumerable<int>))]
    public void TryRead_AnythingElse_IsNull(Type type)
    {
        Assert.Null(CollectionShape.TryRead(type));
    }

    [Theory]
    [InlineData(typeof(List<int>), true)]
    [InlineData(typeof(IList<int>), true)]
    [InlineData(typeof(HashSet<int>), true)]
    [InlineData(typeof(Dictionary<int, int>), true)]
    [InlineData(typeof(IDictionary<int, int>), true)]
    [InlineData(typeof(IEnumerable<int>), false)]
    [InlineData(typeof(IReadOnlyList<int>), false)]
    [InlineData(typeof(IReadOnlyDictionary<int, int>), false)]
    [InlineData(typeof(int[]), false)]
    [InlineData(typeof(ImmutableList<int>), false)]
    public void CanRefill_OfWhatItsOwnerMade_IsTrueWhereAddIsPromised(Type type, bool expected)
    {
        Assert.Equal(expected, CollectionShape.TryRead(type)!.CanRefill);
    }

    private static object Make(CollectionShape shape, IEnumerable elements)
    {
        switch (shape.Form)
        {
            case CollectionForm.Array:
                return ((List<int>)elements).ToArray();
            case CollectionForm.FromElements:
                return shape.Factory is ConstructorInfo constructor ? constructor.Invoke([elements]) : shape.Factory!.Invoke(null, [elements])!;
            default:
                var made = Activator.CreateInstance(shape.Implementation, nonPublic: true)!;
                var add = typeof(ICollection<>).MakeGenericType(shape.ElementType).GetMethod("Add")!;
                foreach (var element in elements)
                {
                    add.Invoke(made, [element]);
                }

                return made;
        }
    }

    public sealed class Numbers : List<int>
    {
        internal Numbers()
        {
        }
    }

    public sealed class Ages : Dictionary<string, int>;

    public sealed class NoConstructor(int size) : List<int>(size);

    public sealed class TwoLists : List<int>, IEnumerable<string>
    {
        IEnumerator<string> IEnumerable<string>.GetEnumerator() => Enumerable.Empty<string>().GetEnumerator();
    }
}
