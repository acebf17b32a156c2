using System.Runtime.Serialization;
using GoRpc;
using Grpc.Core;
using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace Fixtures.Services;

public interface IRoot
{
    Task RootAsync(int value);
}

public interface ILeft : IRoot
{
    Task LeftAsync();
}

[SubService]
public interface IRight : IRoot, IDisposable
{
    Task RightAsync();
}

[Service("fixtures.Diamond")]
[Idempotent(NoSideEffects = true), Deadline("00:00:03"), Compress, Faults(typeof(Broken), typeof(Gone))]
public interface IDiamond : ILeft, IRight, IAsyncDisposable
{
    Task SecondAsync();

    [Deadline("00:01:00"), Idempotent, Compress(MessageEncoding.Brotli, FromBytes = 4096), Faults(typeof(Gone))]
    Task FirstAsync(CancellationToken token = default);

    IAsyncEnumerable<int> StreamAsync(int start, IAsyncEnumerable<Gone?> items, CallContext context);

    Task WithBodyAsync() => Task.CompletedTask;

    [Operation("Named")]
    Task WithOperationAsync() => Task.CompletedTask;

    static Task StaticAsync() => Task.CompletedTask;

    Task IRoot.RootAsync(int value) => Task.CompletedTask;

    private Task Hidden() => Task.CompletedTask;
}

[Service]
public partial interface IParts
{
    Task SecondAsync();
}

public partial interface IParts : IDiamond
{
    Task FirstAsync(ref int a, in int b, out int c, ref readonly int d);

    ref int Reference();

    static abstract void Abstract();

    event Action Changed;

    int Property { get; }

    int this[int index] { get; }

    Task<T> GenericAsync<T>(T value);
}

[Service]
public interface IGeneric<TItem, TOther>
{
    Task<TItem> GetAsync(TOther other);

    [Service("fixtures.{0}.Inner")]
    public interface IInner<TLast>
    {
        Task<TLast> LastAsync(TItem item, TOther other);
    }
}

public class Outer<T>
{
    [DataContract(Name = "{0}Wrapped")]
    public sealed class Wrapped
    {
        [DataMember(Order = 1)]
        public T? Value { get; set; }

        [DataMember(Order = 2)]
        public Wrapped? Next { get; set; }
    }

    public sealed record Pair<TSecond>(T? First, TSecond Second);
}

[DataContract, FaultStatus((StatusCode)5), Reserved(3, 4), Reserved(9)]
public sealed record Gone([property: DataMember(Order = 1)] string Name, [property: DataMember(Order = 3)] int Reused);

public sealed record Broken(int Code);

[ProtoContract, ProtoReserved(5, 8, "range"), ProtoReserved("name")]
[ProtoInclude(20, "Fixtures.Services.ByNameDerived")]
[ProtoInclude(21, "Fixtures.Services.OtherDerived, Fixtures")]
[ProtoInclude(22, "System.Text.StringBuilder, mscorlib")]
[ProtoInclude(23, "Nowhere.Type, Nowhere")]
public class ByNameBase
{
    [ProtoMember(6)]
    public int InRange { get; set; }
}

[ProtoContract]
public sealed class ByNameDerived : ByNameBase;

[ProtoContract]
public sealed class OtherDerived : ByNameBase;

[CompatibilityLevel(CompatibilityLevel.Level240)]
[ProtoContract]
public class Levelled
{
    [ProtoMember(1)]
    public DateTime At { get; set; }

    [ProtoMember(2), CompatibilityLevel(CompatibilityLevel.Level300)]
    public decimal Price { get; set; }

    [ProtoMember(3, DataFormat = DataFormat.ZigZag)]
    public int Signed { get; set; }

    [ProtoMember(4), ProtoMap(KeyFormat = DataFormat.FixedSize, ValueFormat = DataFormat.ZigZag)]
    public Dictionary<int, int>? Map { get; set; }
}

[ProtoContract]
public sealed class LevelledChild : Levelled
{
    [ProtoMember(1)]
    public Guid Id { get; set; }
}

[ProtoContract(UseProtoMembersOnly = true, DataMemberOffset = 10, Name = "fixtures.Offset"), DataContract]
public sealed class Offset
{
    [DataMember(Order = 1)]
    public int Ignored { get; set; }

    [ProtoMember(1)]
    public int Kept { get; set; }
}

[ProtoContract(DataMemberOffset = 10), DataContract]
public sealed class Shifted
{
    [DataMember(Order = 1)]
    public int Moved { get; set; }

    [ProtoMember(1)]
    public int Kept { get; set; }

    [ProtoIgnore, DataMember(Order = 7)]
    public int Left { get; set; }
}

public static class Closed
{
    public static readonly Type[] Types =
    [
        typeof(IGeneric<int, string>), typeof(IGeneric<Gone, Gone?>.IInner<List<Broken>>),
        typeof(Outer<int>.Wrapped), typeof(Outer<Outer<string>.Wrapped>.Pair<int>),
    ];
}
