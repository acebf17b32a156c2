using System.Runtime.Serialization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using GoRpc.Contracts;
using GoRpc.Faults;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Faults;

public sealed class FaultDetailsTests
{
    [DataContract(Name = "test.OutOfStock")]
    public sealed record OutOfStock([property: DataMember(Order = 1)] string Article, [property: DataMember(Order = 2)] int Left);

    [DataContract(Name = "test.Closed")]
    public sealed record Closed([property: DataMember(Order = 1)] string Until);

    private static readonly MessageContract OutOfStockContract = ContractReader.ReadMessage(typeof(OutOfStock), new ContractOptions());
    private static readonly MessageContract ClosedContract = ContractReader.ReadMessage(typeof(Closed), new ContractOptions());

    [Fact]
    public void Read_OfWhatWasWritten_IsEqual()
    {
        var trailers = TrailersOf(Packed(StatusCode.FailedPrecondition, "Only 2 left.", OutOfStockContract, new OutOfStock("shoes", 2)));

        Assert.Equal(new OutOfStock("shoes", 2), FaultDetails.Read(trailers, [ClosedContract, OutOfStockContract]));
    }

    [Fact]
    public void Write_OfAFault_HasTheBytesOfGoogleRpcStatus()
    {
        var bytes = Packed(StatusCode.NotFound, "Gone.", ClosedContract, new Closed("Monday"));

        Assert.Equal(StatusBytes(5, "Gone.", AnyOf("type.googleapis.com/test.Closed", [0x0A, 6, .. "Monday"u8])), bytes);
    }

    [Theory]
    [InlineData("type.googleapis.com/test.Closed")]
    [InlineData("types.example.com/deep/test.Closed")]
    [InlineData("test.Closed")]
    public void Read_WithAnyUrl_GoesByTheMessageName(string url)
    {
        var trailers = TrailersOf(StatusBytes(9, "", AnyOf(url, [0x0A, 6, .. "Monday"u8])));

        Assert.Equal(new Closed("Monday"), FaultDetails.Read(trailers, [ClosedContract]));
    }

    [Fact]
    public void Read_WithDetailsOfOthersInFront_FindsTheDeclaredOne()
    {
        var trailers = TrailersOf(StatusBytes(
            9, "", AnyOf("type.googleapis.com/google.rpc.RetryInfo", [1, 2, 3]), AnyOf("type.googleapis.com/test.Closed", [])));

        Assert.Equal(new Closed(""), FaultDetails.Read(trailers, [ClosedContract]));
    }

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "nothing", [] },
        { "no message", [0xFF, 0xFF, 0xFF] },
        { "a lying length", [0x1A, 100] },
        { "no details", StatusBytes(9, "Closed.") },
        { "another type", StatusBytes(9, "", AnyOf("type.googleapis.com/System.IO.FileInfo", [0x0A, 1, 65])) },
        { "a detail that is no message", StatusBytes(9, "", AnyOf("type.googleapis.com/test.Closed", [0xFF])) },
        { "an empty url", StatusBytes(9, "", AnyOf("", [])) },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Read_OfWhatIsNoDeclaredFault_IsNull(string what, byte[] details) =>
        Assert.True(FaultDetails.Read(TrailersOf(details), [ClosedContract]) is null, what);

    [Fact]
    public void Read_WithoutTrailerOrDeclaredFaults_IsNull()
    {
        Assert.Null(FaultDetails.Read([], [ClosedContract]));
        Assert.Null(FaultDetails.Read(TrailersOf([0xFF]), []));
    }

    private static byte[] Packed(StatusCode code, string message, MessageContract contract, object detail)
    {
        var status = new StatusDetails(code, message);
        status.Add(FaultDetails.Pack(contract, detail));
        return status.ToBytes();
    }

    private static Metadata TrailersOf(byte[] details) => new() { { "grpc-status-details-bin", details } };

    private static Any AnyOf(string url, byte[] value) => new() { TypeUrl = url, Value = ByteString.CopyFrom(value) };

    // google.rpc.Status by hand, with Google.Protobuf's writer: int32 code = 1, string message = 2, repeated Any details = 3.
    private static byte[] StatusBytes(int code, string message, params Any[] details)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(1, WireFormat.WireType.Varint);
            output.WriteInt32(code);
            if (message != "")
            {
                output.WriteTag(2, WireFormat.WireType.LengthDelimited);
                output.WriteString(message);
            }

            foreach (var detail in details)
            {
                output.WriteTag(3, WireFormat.WireType.LengthDelimited);
                output.WriteMessage(detail);
            }
        }

        return stream.ToArray();
    }
}
