using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Serialization;
using GoRpc.Contracts;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class CompatibilityTests
{
    private static readonly ContractOptions NothingStated = new();

    [Fact]
    public void Read_MessageWithoutLevel_OffersAttributeAndOption()
    {
        var fault = Assert.Single(Assert.Throws<ContractException>(() => ContractReader.Read(typeof(IOrders), NothingStated)).Faults);

        Assert.Equal(
            "GORPC190: 'CompatibilityTests.Order' (used by 'CompatibilityTests.IOrders.PlaceAsync') carries DateTime in 'At', TimeSpan in 'Patience', Guid in 'Ids', decimal in 'Price', "
            + "and nothing states its compatibility level. "
            + "These types have other forms on the wire at level 200, which protobuf-net takes where none is stated, than at level 300; two sides that differ would read different values. "
            + "Write [assembly: CompatibilityLevel(CompatibilityLevel.Level300)] in the contract's assembly, or Level200 where peers already use protobuf-net without a level; "
            + "for an assembly that you can't change, set DefaultCompatibilityLevel in the options of host and client.",
            fault.ToString());
    }

    [Fact]
    public void Read_ParametersWithoutLevel_NameTheMethodAndEachPart()
    {
        var fault = Assert.Single(Assert.Throws<ContractException>(() => ContractReader.Read(typeof(INatural), NothingStated)).Faults);

        Assert.Equal("'CompatibilityTests.INatural.PriceAsync'", fault.Where);
        Assert.StartsWith("carries DateTime in parameter 'at', decimal in its result, and nothing states", fault.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CompatibilityLevel.Level200, FieldKind.BclDateTime, FieldKind.BclDecimal)]
    [InlineData(CompatibilityLevel.Level240, FieldKind.Timestamp, FieldKind.BclDecimal)]
    [InlineData(CompatibilityLevel.Level300, FieldKind.Timestamp, FieldKind.DecimalText)]
    public void Read_Option_AnswersForContractsThatDoNot(CompatibilityLevel level, FieldKind time, FieldKind price)
    {
        var options = new ContractOptions { DefaultCompatibilityLevel = level };

        var method = Assert.Single(ContractReader.Read(typeof(INatural), options).Methods);

        Assert.Equal(time, Assert.Single(method.Request.Message.Fields).Value.Kind);
        Assert.Equal(price, Assert.Single(method.Response.Message.Fields).Value.Kind);
        Assert.Equal(time, ContractReader.ReadMessage(typeof(Order), options).Fields[0].Value.Kind);
    }

    [Fact]
    public void Read_ParametersOfAnInterfaceThatStatesItsLevel_TakeIt()
    {
        var method = Assert.Single(ContractReader.Read(typeof(IOld), NothingStated).Methods);

        Assert.Equal(FieldKind.BclDateTime, Assert.Single(method.Request.Message.Fields).Value.Kind);
    }

    [Fact]
    public void Read_TupleWithoutLevel_TakesThatOfItsUser()
    {
        var old = ContractReader.ReadMessage(typeof(OldUser), NothingStated);
        var young = ContractReader.ReadMessage(typeof(YoungUser), NothingStated);

        Assert.Equal(FieldKind.BclDateTime, old.Fields[0].Value.Message!.Fields[0].Value.Kind);
        Assert.Equal(FieldKind.Timestamp, young.Fields[0].Value.Message!.Fields[0].Value.Kind);
    }

    [Fact]
    public void Read_TupleWhoseFormNoLevelChanges_IsOneMessageForAllUsers()
    {
        var parameters = Assert.Single(ContractReader.Read(typeof(IPairs), NothingStated).Methods).Request.Message.Fields;

        Assert.Same(parameters[0].Value.Message!.Fields[0].Value.Message, parameters[1].Value.Message!.Fields[0].Value.Message);
    }

    [Fact]
    public void Read_TupleAtTwoLevels_IsAFault()
    {
        var fault = Assert.Single(Assert.Throws<ContractException>(() => ContractReader.Read(typeof(IBothUsers), NothingStated)).Faults);

        Assert.Equal("GORPC109", fault.Id);
        Assert.Equal("'Tuple<DateTime, int>'", fault.Where);
    }

    [Fact]
    public void Read_TypesOfOneFormAtAnyLevel_NeedNone()
    {
        var message = ContractReader.ReadMessage(typeof(Independent), NothingStated);

        Assert.Equal([FieldKind.Timestamp, FieldKind.DateText, FieldKind.TimeText], message.Fields.Select(field => field.Value.Kind));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_LevelOfModuleOrAssembly_IsHonoured(bool onModule)
    {
        var type = TypeOf(onModule, CompatibilityLevel.Level240);

        Assert.Equal(FieldKind.Timestamp, Assert.Single(ContractReader.ReadMessage(type, NothingStated).Fields).Value.Kind);
    }

    private static Type TypeOf(bool onModule, CompatibilityLevel level)
    {
        var attribute = new CustomAttributeBuilder(typeof(CompatibilityLevelAttribute).GetConstructors()[0], [level]);
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName($"Levels{onModule}"), AssemblyBuilderAccess.Run, onModule ? [] : [attribute]);
        var module = assembly.DefineDynamicModule("Levels");
        if (onModule)
        {
            module.SetCustomAttribute(attribute);
        }

        var type = module.DefineType("Levels.Stamp", TypeAttributes.Public | TypeAttributes.Class);
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(ProtoContractAttribute).GetConstructor([])!, []));
        var field = type.DefineField("At", typeof(DateTime), FieldAttributes.Public);
        field.SetCustomAttribute(new CustomAttributeBuilder(typeof(ProtoMemberAttribute).GetConstructor([typeof(int)])!, [1]));
        return type.CreateType();
    }

    [Service]
    public interface IOrders
    {
        Task PlaceAsync(Order order);

        Task CancelAsync(Order order);
    }

    [Service]
    public interface INatural
    {
        Task<decimal> PriceAsync(DateTime at);
    }

    [Service]
    [CompatibilityLevel(CompatibilityLevel.Level200)]
    public interface IOld
    {
        Task SendAsync(DateTime at);
    }

    [Service]
    public interface IPairs
    {
        Task SendAsync(OldPair old, YoungPair young);
    }

    [Service]
    public interface IBothUsers
    {
        Task SendAsync(OldUser old, YoungUser young);
    }

    [DataContract]
    public sealed class Order
    {
        [DataMember(Order = 1)]
        public DateTime At { get; set; }

        [DataMember(Order = 2)]
        public TimeSpan? Patience { get; set; }

        [DataMember(Order = 3)]
        public List<Guid> Ids { get; set; } = [];

        [DataMember(Order = 4)]
        public decimal Price { get; set; }

        [DataMember(Order = 5)]
        public int Number { get; set; }
    }

    [ProtoContract, CompatibilityLevel(CompatibilityLevel.Level200)]
    public sealed class OldUser
    {
        [ProtoMember(1)]
        public Tuple<DateTime, int>? Pair { get; set; }
    }

    [ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
    public sealed class YoungUser
    {
        [ProtoMember(1)]
        public Tuple<DateTime, int>? Pair { get; set; }
    }

    public sealed record Chain(int Number, List<Chain> Next);

    [ProtoContract, CompatibilityLevel(CompatibilityLevel.Level200)]
    public sealed class OldPair
    {
        [ProtoMember(1)]
        public Chain? Pair { get; set; }
    }

    [ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
    public sealed class YoungPair
    {
        [ProtoMember(1)]
        public Chain? Pair { get; set; }
    }

    [DataContract]
    public sealed class Independent
    {
        [DataMember(Order = 1)]
        public DateTimeOffset At { get; set; }

        [DataMember(Order = 2)]
        public DateOnly Day { get; set; }

        [DataMember(Order = 3)]
        public TimeOnly Time { get; set; }
    }
}
