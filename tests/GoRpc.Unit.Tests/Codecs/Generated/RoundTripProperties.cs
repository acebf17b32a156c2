using FsCheck.Xunit;
using GoRpc.Codecs;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using ProtoBuf;
using ProtoBuf.Meta;

namespace GoRpc.Unit.Tests.Codecs.Generated;

/// <summary>
/// Contracts that FsCheck draws: members of any form and shape, with messages inside, in classes, structs and positional types.
/// Whatever they are, the value sent is the value received.
/// </summary>
public sealed class RoundTripProperties
{
    private static readonly ContractOptions Options = new() { DefaultCompatibilityLevel = CompatibilityLevel.Level300 };

    // protobuf-net has other forms for these, or none.
    private static readonly HashSet<ValueForm> OurOwn = [ValueForm.DateTimeOffset, ValueForm.Date, ValueForm.Time, ValueForm.FixedShort, ValueForm.ZigZagShort, ValueForm.Uri];

    [Property(MaxTest = 150)]
    public void Value_OfAnyContract_IsTheValueReceived(TypeShape shape, MemberSpec[] members, TypeShape innerShape, MemberSpec[] innerMembers, int seed) =>
        AssertRoundTrips(shape, members, innerShape, innerMembers, seed);

    [Property(MaxTest = 5_000)]
    [Trait("Category", "Long")]
    public void Value_OfVeryManyContracts_IsTheValueReceived(TypeShape shape, MemberSpec[] members, TypeShape innerShape, MemberSpec[] innerMembers, int seed) =>
        AssertRoundTrips(shape, members, innerShape, innerMembers, seed);

    [Property(MaxTest = 60)]
    public void Value_OfAnyContract_IsWhatProtobufNetReadsAndWrites(MemberSpec[] members, MemberSpec[] innerMembers, int seed)
    {
        var (type, value) = Forge(TypeShape.Class, Shared(members), TypeShape.Class, Shared(innerMembers), new ValueForge(seed, isForProtobufNet: true));
        var contract = ContractReader.ReadMessage(type, Options);
        var model = RuntimeTypeModel.Create();
        model.DefaultCompatibilityLevel = CompatibilityLevel.Level300;

        using var stream = new MemoryStream();
        model.Serialize(stream, value);
        var read = MessageSerializer.Deserialize(contract, stream.ToArray());
        var theirs = model.Deserialize(type, new ReadOnlyMemory<byte>(MessageSerializer.Serialize(contract, value)));

        Assert.Equal(Rendering.Of(value), Rendering.Of(read));
        Assert.Equal(Rendering.WithoutNulls(value), Rendering.WithoutNulls(theirs));
    }

    private static void AssertRoundTrips(TypeShape shape, MemberSpec[] members, TypeShape innerShape, MemberSpec[] innerMembers, int seed)
    {
        var (type, value) = Forge(shape, members, innerShape, innerMembers, new ValueForge(seed, isForProtobufNet: false));
        var contract = ContractReader.ReadMessage(type, Options);

        var bytes = MessageSerializer.Serialize(contract, value);
        var read = MessageSerializer.Deserialize(contract, bytes);

        Assert.Equal(Rendering.Of(value), Rendering.Of(read));
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(MessageSerializer.Serialize(contract, read)));

        var codec = MessageCodec.Of(contract);
        Assert.Equal(Rendering.Of(value), Rendering.Of(codec.DeserializeJson(codec.SerializeJson(value))));
    }

    private static (Type Type, object Value) Forge(TypeShape shape, MemberSpec[] members, TypeShape innerShape, MemberSpec[] innerMembers, ValueForge values)
    {
        // A type without members is no positional one: nothing says that its constructor makes the message.
        var flat = innerMembers.Where(member => member.Form is not ValueForm.Inner).ToArray();
        var innerType = TypeForge.Make(flat.Length == 0 ? TypeShape.Class : innerShape, flat, inner: null);
        var type = TypeForge.Make(members.Length == 0 ? TypeShape.Class : shape, members, innerType);
        object Inner() => values.Make(innerType, flat.Length == 0 ? TypeShape.Class : innerShape, flat, inner: null);
        return (type, values.Make(type, members.Length == 0 ? TypeShape.Class : shape, members, Inner));
    }

    private static MemberSpec[] Shared(MemberSpec[] members) => [.. members.Where(member => !OurOwn.Contains(member.Form))];
}
