using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Serialization;
using GoRpc.Contracts;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class ValueTests
{
    [Theory]
    [InlineData(typeof(object), "GORPC140", "is of type 'object'")]
    [InlineData(typeof(IComparable), "GORPC140", "is of type 'IComparable'")]
    [InlineData(typeof(Action<int>), "GORPC140", "is of type 'Action<int>'")]
    [InlineData(typeof(Type), "GORPC140", "is of type 'Type'")]
    [InlineData(typeof(nint), "GORPC140", "is of type 'nint'")]
    [InlineData(typeof(Half), "GORPC140", "is of type 'Half'")]
    [InlineData(typeof(Int128), "GORPC140", "is of type 'Int128'")]
    [InlineData(typeof(Exception), "GORPC140", "is of type 'Exception'")]
    [InlineData(typeof(CancellationToken), "GORPC140", "is of type 'CancellationToken'")]
    [InlineData(typeof(Task<int>), "GORPC140", "is of type 'Task<int>'")]
    [InlineData(typeof(IAsyncEnumerable<int>), "GORPC140", "is of type 'IAsyncEnumerable<int>'")]
    [InlineData(typeof(MemoryStream), "GORPC140", "is of type 'MemoryStream'")]
    [InlineData(typeof(System.Text.StringBuilder), "GORPC140", "is of type 'StringBuilder'")]
    [InlineData(typeof(List<List<int>>), "GORPC141", "has elements that are collections themselves, 'List<int>'")]
    [InlineData(typeof(int[][]), "GORPC141", "has elements that are collections themselves, 'int[]'")]
    [InlineData(typeof(Dictionary<string, int[]>), "GORPC141", "has elements that are collections themselves, 'int[]'")]
    [InlineData(typeof(List<Dictionary<int, int>>), "GORPC141", "has elements that are collections themselves, 'Dictionary<int, int>'")]
    [InlineData(typeof(int[,]), "GORPC141", "is a multi-dimensional array 'int[,]'")]
    [InlineData(typeof(List<int?>), "GORPC142", "has elements of type 'int?'")]
    [InlineData(typeof(Dictionary<string, DateTime?>), "GORPC142", "has elements of type 'DateTime?'")]
    [InlineData(typeof(ArrayList), "GORPC143", "is a collection of type 'ArrayList'")]
    [InlineData(typeof(IEnumerable), "GORPC143", "is a collection of type 'IEnumerable'")]
    [InlineData(typeof(Stack<int>), "GORPC143", "is a collection of type 'Stack<int>'")]
    [InlineData(typeof(Dictionary<double, int>), "GORPC144", "is a map with keys of type 'double'")]
    [InlineData(typeof(Dictionary<float, int>), "GORPC144", "is a map with keys of type 'float'")]
    [InlineData(typeof(Dictionary<byte[], int>), "GORPC144", "is a map with keys of type 'byte[]'")]
    [InlineData(typeof(Dictionary<DateTime, int>), "GORPC144", "is a map with keys of type 'DateTime'")]
    [InlineData(typeof(Dictionary<Pair, int>), "GORPC144", "is a map with keys of type 'ValueTests.Pair'")]
    [InlineData(typeof(ImmutableArray<int>?), "GORPC146", "is a 'ImmutableArray<int>?'")]
    public void Read_TypeThatNoMessageCanHold_IsAFaultOfTheMember(Type type, string id, string found)
    {
        var faults = Assert.Throws<ContractException>(() => ContractReader.ReadMessage(typeof(Holder<>).MakeGenericType(type), Contract.Level300)).Faults;

        var fault = Assert.Single(faults);
        Assert.Equal((id, found), (fault.Id, fault.Found));
        Assert.EndsWith(".Value'", fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PointerMember_IsAFault()
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Pointers"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Pointers")
            .DefineType("Pointing", TypeAttributes.Public | TypeAttributes.Class);
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(ProtoContractAttribute).GetConstructor([])!, []));
        type.DefineField("Value", typeof(int).MakePointerType(), FieldAttributes.Public)
            .SetCustomAttribute(new CustomAttributeBuilder(typeof(ProtoMemberAttribute).GetConstructor([typeof(int)])!, [1]));

        var faults = Assert.Throws<ContractException>(() => ContractReader.ReadMessage(type.CreateType(), Contract.Level300)).Faults;

        Assert.Equal("is of type 'int*'", Assert.Single(faults).Found);
    }

    [Fact]
    public void Read_UnsupportedParameterAndResult_AreNamedAsSuch()
    {
        Assert.Equal(
            ["Parameter 'anything' of 'ValueTests.IService.SendAsync'", "The result of 'ValueTests.IService.SendAsync'"],
            Contract.Faults(typeof(IService)).Select(fault => fault.Where));
    }

    [Theory]
    [InlineData("UnsignedZigZag", "is a 'uint' with DataFormat.ZigZag")]
    [InlineData("CharFixed", "is a 'char' with DataFormat.FixedSize")]
    [InlineData("GuidFixed", "is a 'Guid' with DataFormat.FixedSize")]
    [InlineData("TimeFixed", "is a 'DateTime' with DataFormat.FixedSize")]
    [InlineData("GroupMessage", "is a 'ValueTests.Pair' with DataFormat.Group")]
    [InlineData("GroupNumber", "is a 'int' with DataFormat.Group")]
    public void Read_FormatThatTheTypeDoesNotHave_IsAFault(string member, string found)
    {
        var fault = Assert.Single(Contract.MessageFaults<Formats>(), fault => fault.Where == $"'ValueTests.Formats.{member}'");

        Assert.Equal(("GORPC145", found), (fault.Id, fault.Found));
    }

    [Fact]
    public void Read_Enum_HasNamesAndNumbersAsDeclared()
    {
        var contract = Contract.Field<Holder<Level>>("Value").Value.Enum!;

        Assert.Equal("demo.Level", contract.Name);
        Assert.Equal([new("LOW", -1), new("Middle", 0), new("HIGH", 70_000), new("Top", 70_000)], contract.Values.Select(value => new KeyValuePair<string, long>(value.Key, value.Value)).OrderBy(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Read_EnumNumberBeyond32Bits_IsAFault()
    {
        Assert.Equal(
            ["'ValueTests.Wide.TooLarge'", "'ValueTests.Wide.TooSmall'"],
            Contract.MessageFaults<Holder<Wide>>().Where(fault => fault.Id == "GORPC160").Select(fault => fault.Where).Order());
        Assert.Equal("GORPC160", Contract.MessageFault<Holder<Unsigned>>().Id);
    }

    [Fact]
    public void Read_EnumNumberThatIsRetired_IsAFault()
    {
        var fault = Contract.MessageFault<Holder<Reduced>>();

        Assert.Equal(("GORPC161", "'ValueTests.Reduced.Again'"), (fault.Id, fault.Where));
    }

    [Service]
    public interface IService
    {
        Task<IComparable> SendAsync(object anything);
    }

    [ProtoContract]
    public sealed class Holder<T>
    {
        [ProtoMember(1)]
        public T? Value { get; set; }
    }

    public sealed record Pair(int Left, int Right);

    [ProtoContract]
    public sealed class Formats
    {
        [ProtoMember(1, DataFormat = DataFormat.ZigZag)]
        public uint UnsignedZigZag { get; set; }

        [ProtoMember(2, DataFormat = DataFormat.FixedSize)]
        public char CharFixed { get; set; }

        [ProtoMember(3, DataFormat = DataFormat.FixedSize)]
        public Guid GuidFixed { get; set; }

        [ProtoMember(4, DataFormat = DataFormat.FixedSize)]
        public DateTime TimeFixed { get; set; }

        [ProtoMember(5, DataFormat = DataFormat.Group)]
        public Pair? GroupMessage { get; set; }

        [ProtoMember(6, DataFormat = DataFormat.Group)]
        public int GroupNumber { get; set; }
    }

    [ProtoContract(Name = "demo.Level")]
    public enum Level
    {
        [ProtoEnum(Name = "LOW")]
        Low = -1,
        Middle = 0,
        [EnumMember(Value = "HIGH")]
        High = 70_000,
        Top = High,
    }

    public enum Wide : long
    {
        None = 0,
        TooLarge = 2_147_483_648,
        TooSmall = -2_147_483_649,
    }

    public enum Unsigned : ulong
    {
        None = 0,
        Huge = ulong.MaxValue,
    }

    [Reserved(2)]
    public enum Reduced
    {
        None = 0,
        Again = 2,
    }
}
