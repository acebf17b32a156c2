using System.Collections.Immutable;
using System.Runtime.Serialization;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace Fixtures.Members;

[Service]
public interface IMembers
{
    Task AllAsync(Everything everything, Positional positional, Point point, ReadOnlyPoint readOnly, Computed computed, Derived derived);

    Task TuplesAsync((int, string) pair, (int A, (string B, int C) D) nested, Tuple<int, string> tuple, KeyValuePair<string, int> entry, (int, int, int, int, int, int, int, int, int) nine);

    Task<dynamic> DynamicAsync(List<dynamic> list);

    Task NativeAsync(nint native, nuint unsigned, Int128 wide, Half half);

    unsafe void Pointers(int* pointer, delegate*<int, void> function, Span<int> span);

    Task EnumsAsync(Tiny tiny, Wide wide, Huge huge, Nested.Inner.Deep deep, Duplicates duplicates);

    Task CollectionsAsync(
        ImmutableArray<int> array, IImmutableDictionary<string, Point> map, Queue<int> queue, SortedDictionary<int, string> sorted, LinkedList<string> linked,
        List<byte[]> chunks, int[,] grid, int[][] jagged, string[] texts, Custom custom, CustomMap customMap, IReadOnlySet<Tiny> set);
}

public enum Tiny : byte
{
    None,
    [ProtoEnum(Name = "RENAMED")]
    Renamed = 200,
    [EnumMember(Value = "member")]
    Member,
}

public enum Wide : long
{
    Low = long.MinValue,
    Zero = 0,
}

public enum Huge : ulong
{
    Zero,
    High = ulong.MaxValue,
}

public enum Duplicates
{
    One = 1,
    Uno = 1,
    Zero = 0,
}

public static class Nested
{
    public static class Inner
    {
        public enum Deep
        {
            Value,
        }
    }
}

[DataContract]
public class Everything
{
    private int _count;

    [DataMember(Order = 3)]
    public int Third { get; private set; }

    [DataMember(Order = 1)]
    internal string First { get; init; } = "";

    [DataMember(Order = 2)]
    protected virtual int Second { get; set; }

    [DataMember(Order = 4)]
    public required Uri Fourth { get; init; }

    [DataMember(Order = 5)]
    public List<int> Fifth { get; } = [];

    [DataMember(Order = 6)]
    public int Sixth { get => field; set => field = value; }

    [DataMember(Order = 7)]
    public int Seventh { set => _count = value; get => _count; }

    [DataMember(Order = 8)]
    public static int Static { get; set; }

    [DataMember(Order = 9)]
    public const int Constant = 9;

    public event EventHandler? Changed;

    [DataMember(Order = 11)]
    private protected readonly long Eleventh;

    public int this[int index] => index + (Changed is null ? 0 : 1);
}

[DataContract]
public class Derived : Everything
{
    [DataMember(Order = 1)]
    public new int First { get; set; }

    [DataMember(Order = 2)]
    protected override int Second { get; set; }
}

public sealed record Positional(int Number, string Text, Positional? Next)
{
    public int Twice => Number * 2;

    public static int Shared { get; set; }
}

public record Base(int Number);

public sealed record Extended(int Number, string Text) : Base(Number);

public record struct Point(int X, int Y);

public readonly record struct ReadOnlyPoint(int X, int Y)
{
    public double Length => Math.Sqrt(X + Y);
}

public sealed class Computed(int number, string text)
{
    public int Number { get; } = number;

    public string Text { get; } = text;
}

public readonly struct Plain
{
    public Plain(int value) => Value = value;

    public int Value { get; }
}

public struct Fields
{
    public int A;
    public int B;

    public Fields(int a, int b) => (A, B) = (a, b);
}

public sealed class Custom : List<Point>;

public sealed class CustomMap : Dictionary<string, List<int>>;

public sealed class NotACollection : List<int>, IEnumerable<string>
{
    IEnumerator<string> IEnumerable<string>.GetEnumerator() => throw new NotSupportedException();
}

[DataContract]
public sealed class Explicit : IHasName
{
    [DataMember(Order = 1)]
    string IHasName.Name { get; set; } = "";
}

public interface IHasName
{
    string Name { get; set; }
}

public partial class Partial
{
    [ProtoMember(2)]
    public int B { get; set; }
}

[ProtoContract]
public partial class Partial
{
    [ProtoMember(1)]
    public int A { get; set; }
}
