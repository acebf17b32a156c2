using System.ComponentModel;
using System.Runtime.Serialization;
using GoRpc.Contracts;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class MemberTests
{
    [Fact]
    public void Read_MixedAttributes_FindsEveryMarkedMemberAndNoOther()
    {
        Assert.Equal(
            ["Property = 1", "Field = 2", "Hidden = 3", "_field = 4", "Partial = 5", "Both = 7"],
            Contract.ReadMessage<Mixed>().Fields.Select(field => field.ToString()));
    }

    [Fact]
    public void Read_UseProtoMembersOnly_LeavesDataMembersOut()
    {
        Assert.Equal(["Own = 1"], Contract.ReadMessage<ProtoOnly>().Fields.Select(field => field.ToString()));
    }

    [Theory]
    [InlineData("Wrapped", "GORPC132", "has [NullWrappedValue] or [NullWrappedCollection]")]
    [InlineData("Defaulted", "GORPC132", "has a [DefaultValue] that is not zero, which protobuf-net leaves out")]
    [InlineData("Conditional", "GORPC132", "has its presence in 'ConditionalSpecified', which would not be set at the receiver")]
    [InlineData("Asked", "GORPC132", "is sent only when 'ShouldSerializeAsked' says so")]
    [InlineData("WriteOnly", "GORPC131", "has no getter")]
    public void Read_FeatureThatWouldBeLostSilently_IsAFault(string member, string id, string found)
    {
        var fault = Assert.Single(Contract.MessageFaults<Features>(), fault => fault.Where == $"'MemberTests.Features.{member}'");

        Assert.Equal((id, found), (fault.Id, fault.Found));
    }

    [Fact]
    public void Read_ReferencesAndDynamicTypes_AreFaults()
    {
        var type = typeof(MemberTests).GetNestedType("OfProtobufNet2")!;

        var faults = Assert.Throws<ContractException>(() => ContractReader.ReadMessage(type, Contract.Level300)).Faults;

        Assert.Equal(["is sent AsReference", "is sent as a DynamicType"], faults.Select(fault => fault.Found));
    }

    [Fact]
    public void Read_DefaultValueThatIsZero_Works()
    {
        Assert.Equal(3, Contract.ReadMessage<ZeroDefaults>().Fields.Count);
    }

    [Fact]
    public void Read_DataMemberOfAProtoContract_IsAFault()
    {
        var fault = Contract.MessageFault<WrongFamily>();

        Assert.Equal(("GORPC130", "Write [ProtoMember(2)] on the member, or [DataContract] on the type"), (fault.Id, fault.Fix));
    }

    [DataContract]
    [ProtoContract]
    [ProtoPartialMember(5, nameof(Partial))]
    [ProtoPartialIgnore(nameof(PartiallyIgnored))]
    public sealed class Mixed
    {
        [ProtoMember(2)]
        public int Field;

        [DataMember(Order = 4)]
        private int _field;

        [DataMember(Order = 1)]
        public int Property { get; set; }

        public int Partial { get; set; }

        [ProtoMember(6)]
        public int PartiallyIgnored { get; set; }

        [DataMember(Order = 99), ProtoMember(7)]
        public int Both { get; set; }

        [DataMember(Order = 8), ProtoIgnore]
        public int Ignored { get; set; }

        [IgnoreDataMember]
        public int AlsoIgnored { get; set; }

        public int Unmarked { get; set; }

        [ProtoMember(3)]
        private int Hidden { get; set; }

        public int Sum() => _field++ + Hidden;
    }

    [ProtoContract(UseProtoMembersOnly = true)]
    [DataContract]
    public sealed class ProtoOnly
    {
        [ProtoMember(1)]
        public int Own { get; set; }

        [DataMember]
        public int Other { get; set; }
    }

    [ProtoContract]
    public sealed class Features
    {
        [ProtoMember(3), NullWrappedValue]
        public List<string> Wrapped { get; set; } = [];

        [ProtoMember(4), DefaultValue(5)]
        public int Defaulted { get; set; } = 5;

        [ProtoMember(5)]
        public int Conditional { get; set; }

        public bool ConditionalSpecified { get; set; }

        [ProtoMember(6)]
        public int Asked { get; set; }

        [ProtoMember(7)]
        public int WriteOnly
        {
            set => Asked = value;
        }

        public bool ShouldSerializeAsked() => Asked > 0;
    }

    // Protobuf-net 3 forbids to write these; code that was compiled for an older one has them. Only obsolete code may.
    [Obsolete("Found by its name.")]
    [ProtoContract]
    public sealed class OfProtobufNet2
    {
        [ProtoMember(1, AsReference = true)]
        public ZeroDefaults? Reference { get; set; }

        [ProtoMember(2, DynamicType = true)]
        public ZeroDefaults? Dynamic { get; set; }
    }

    [ProtoContract]
    public sealed class ZeroDefaults
    {
        [ProtoMember(1), DefaultValue(0)]
        public int Number { get; set; }

        [ProtoMember(2), DefaultValue("")]
        public string Name { get; set; } = "";

        [ProtoMember(3), DefaultValue(false)]
        public bool IsOpen { get; set; }
    }

    [ProtoContract]
    public sealed class WrongFamily
    {
        [ProtoMember(1)]
        public int Number { get; set; }

        [DataMember(Order = 2)]
        public string Name { get; set; } = "";
    }
}
