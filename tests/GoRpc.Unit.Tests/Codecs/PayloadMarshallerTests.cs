using System.Buffers;
using GoRpc.Calls;
using GoRpc.Codecs;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Codecs;

public sealed class PayloadMarshallerTests
{
    private static readonly MessageContract Line = Models.Message<OrderLine>((nameof(OrderLine.Name), FieldKind.String), (nameof(OrderLine.Count), FieldKind.Int32));

    private static readonly PayloadContract Place = new(PayloadForm.Wrapped, Models.Wrapped(
        Models.Parameter(1, "id", typeof(int), FieldKind.Int32),
        Models.Parameter(2, "customer", typeof(string), FieldKind.String),
        Models.MessageParameter(3, "first", Line),
        Models.ListParameter(4, "lines", typeof(List<OrderLine>), new FieldValue(FieldKind.Message, typeof(OrderLine), Line)),
        Models.ListParameter(5, "prices", typeof(double[]), new FieldValue(FieldKind.Double, typeof(double)))));

    [Fact]
    public void Serialize_OfArguments_WritesOneFieldPerParameter()
    {
        var bytes = Serialize(Create<Arguments>(Place), new Arguments([150, "ab", new OrderLine { Count = 1 }, new List<OrderLine>(), Array.Empty<double>()]));

        Assert.Equal("08 96 01 12 02 61 62 1A 02 10 01", Hex(bytes));
    }

    [Fact]
    public void Deserialize_OfArguments_GivesBackWhatWasSent()
    {
        var marshaller = Create<Arguments>(Place);
        List<OrderLine> lines = [new() { Name = "x", Count = -1 }, new() { Name = "é", Count = 300 }];

        var values = Deserialize(marshaller, Serialize(marshaller, new Arguments([-7, "", new OrderLine(), lines, new[] { 1.5, -0.0 }]))).Values;

        Assert.Equal(-7, values[0]);
        Assert.Equal("", values[1]);
        Assert.Equal(new OrderLine(), values[2]);
        Assert.Equal(lines, values[3]);
        Assert.Equal(new[] { 1.5, -0.0 }, values[4]);
    }

    [Fact]
    public void Deserialize_OfArgumentsWithoutBytes_GivesZerosAndEmptyCollections()
    {
        var values = Deserialize(Create<Arguments>(Place), []).Values;

        Assert.Equal(0, values[0]);
        Assert.Equal("", values[1]);
        Assert.Equal(new OrderLine(), values[2]);
        Assert.Empty(Assert.IsType<List<OrderLine>>(values[3]));
        Assert.Empty(Assert.IsType<double[]>(values[4]));
    }

    [Fact]
    public void Deserialize_OfManySegments_ReadsThemAsOne()
    {
        var marshaller = Create<Arguments>(Place);
        var bytes = Serialize(marshaller, new Arguments([150, "abc", new OrderLine(), new List<OrderLine>(), new[] { 2.5 }]));

        var values = marshaller.ContextualDeserializer(new Payload(Segments.Of(bytes, size: 1))).Values;

        Assert.Equal(150, values[0]);
        Assert.Equal("abc", values[1]);
        Assert.Equal(new[] { 2.5 }, values[4]);
    }

    [Fact]
    public void Deserialize_OfOtherBytes_IsInternalWithTheMessageAndTheField()
    {
        var failure = Assert.Throws<RpcException>(() => Deserialize(Create<Arguments>(Place), [0x12, 0x05, 0x61]));

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Contains("The message 'Test' can't be read", failure.Status.Detail);
        Assert.Contains("customer", failure.Status.Detail);
    }

    [Fact]
    public void Serialize_OfNullInAList_NamesTheElementAndWritesNothing()
    {
        var context = new Buffer();
        var arguments = new Arguments([1, "", new OrderLine(), new List<OrderLine> { new(), null! }, Array.Empty<double>()]);

        var violation = Assert.Throws<ContractViolationException>(() => Create<Arguments>(Place).ContextualSerializer(arguments, context));

        Assert.Equal("lines[1]", violation.Path);
        Assert.Equal(0, context.Writer.WrittenCount);
    }

    [Fact]
    public void Create_WithAnotherType_SaysWhichOneTheMessageHolds()
    {
        var failure = Assert.Throws<ArgumentException>(() => Create<string>(Place));

        Assert.Contains(nameof(Arguments), failure.Message);
    }

    private static byte[] Serialize<T>(Marshaller<T> marshaller, T value)
    {
        var context = new Buffer();
        marshaller.ContextualSerializer(value, context);
        Assert.True(context.IsComplete);
        Assert.Equal(context.PayloadLength, context.Writer.WrittenCount);
        return context.Writer.WrittenSpan.ToArray();
    }

    private static T Deserialize<T>(Marshaller<T> marshaller, byte[] bytes) =>
        marshaller.ContextualDeserializer(new Payload(new ReadOnlySequence<byte>(bytes)));

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).Chunk(2).Aggregate("", (text, pair) => $"{text} {new string(pair)}").Trim();

    private sealed record OrderLine
    {
        public string Name { get; set; } = "";

        public int Count { get; set; }
    }

    private sealed class Buffer : SerializationContext
    {
        public ArrayBufferWriter<byte> Writer { get; } = new();

        public int PayloadLength { get; private set; }

        public bool IsComplete { get; private set; }

        public override void SetPayloadLength(int payloadLength) => PayloadLength = payloadLength;

        public override IBufferWriter<byte> GetBufferWriter() => Writer;

        public override void Complete() => IsComplete = true;
    }

    private sealed class Payload(ReadOnlySequence<byte> bytes) : DeserializationContext
    {
        public override int PayloadLength => (int)bytes.Length;

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => bytes;

        public override byte[] PayloadAsNewBuffer() => bytes.ToArray();
    }

    private static Marshaller<T> Create<T>(PayloadContract payload) => PayloadMarshaller.Create(MessageCodec.Of<T>(payload.Message));
}
