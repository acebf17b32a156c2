using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using GoRpc.Codecs.Messages;
using GoRpc.Faults;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Faults;

public sealed class StatusDetailsTests
{
    private static readonly ErrorDetails Everything = new()
    {
        BadRequest = new([new("lines[2].count", "Take one or more.") { Reason = "TOO_FEW", LocalizedMessage = new("de", "Zu wenig.") }, new("", "")]),
        ErrorInfo = new("STOCK_EMPTY", "orders.example.com") { Metadata = new Dictionary<string, string> { ["left"] = "0" } },
        Help = new([new("The rules", "https://example.com/rules")]),
        LocalizedMessage = new("de-CH", "Grüezi."),
        PreconditionFailure = new([new("TERMS", "example.com", "Accept the terms.")]),
        QuotaFailure = new([new("project:blue", "60 calls a minute")
        {
            ApiService = "orders", QuotaMetric = "calls", QuotaId = "calls-per-minute", QuotaValue = 60, FutureQuotaValue = 0,
            QuotaDimensions = new Dictionary<string, string> { ["region"] = "north" },
        }]),
        RequestInfo = new("3f9a") { ServingData = "x" },
        ResourceInfo = new("order", "17") { Owner = "user:anna", Description = "It is closed." },
        RetryInfo = new(TimeSpan.FromMilliseconds(2500)),
    };

    [Fact]
    public void Read_OfWhatWasPacked_IsEqual()
    {
        var read = StatusDetails.Read(TrailersOf(StatusDetails.Pack(StatusCode.NotFound, "Gone.", Everything)));

        Assert.Equivalent(Everything, read, strict: true);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x1A, 100 })]
    [InlineData(new byte[] { 8, 5 })]
    public void Read_OfWhatIsNoStatusWithDetails_IsNone(byte[] details)
    {
        Assert.Same(ErrorDetails.None, StatusDetails.Read(TrailersOf(details)));
        Assert.Same(ErrorDetails.None, StatusDetails.Read([]));
    }

    [Fact]
    public void Read_WithUnknownMalformedAndSecondDetails_TakesTheFirstReadableOfEachKind()
    {
        var status = new StatusDetails(StatusCode.Aborted, "");
        status.Add(new PackedMessage("type.googleapis.com/System.IO.FileInfo", [10, 1, 65]));
        status.Add(new PackedMessage("type.googleapis.com/google.rpc.DebugInfo", [10, 1, 65]));
        status.Add(new PackedMessage("type.googleapis.com/google.rpc.ResourceInfo", [0xFF]));
        status.Add(new PackedMessage("types.example.com/google.rpc.ResourceInfo", [10, 1, 65]));
        status.Add(new PackedMessage("type.googleapis.com/google.rpc.ResourceInfo", [10, 1, 66]));

        Assert.Equal(new ErrorDetails { ResourceInfo = new("A", "") }, StatusDetails.Read(TrailersOf(status.ToBytes())));
    }

    [Fact]
    public void Read_OfMessagesWithoutFields_HasEmptyValuesAndNoNulls()
    {
        var status = new StatusDetails(StatusCode.Aborted, "");
        foreach (var name in (string[])["BadRequest", "ErrorInfo", "Help", "LocalizedMessage", "PreconditionFailure", "QuotaFailure", "RequestInfo", "ResourceInfo", "RetryInfo"])
        {
            status.Add(PackedMessage.Of($"google.rpc.{name}", []));
        }

        var read = StatusDetails.Read(TrailersOf(status.ToBytes()));

        Assert.Equivalent(
            new ErrorDetails
            {
                BadRequest = new([]),
                ErrorInfo = new("", ""),
                Help = new([]),
                LocalizedMessage = new("", ""),
                PreconditionFailure = new([]),
                QuotaFailure = new([]),
                RequestInfo = new(""),
                ResourceInfo = new("", ""),
                RetryInfo = new(TimeSpan.Zero),
            },
            read,
            strict: true);
    }

    [Fact]
    public void Pack_OfOneDetail_HasTheBytesOfGoogleRpcStatus()
    {
        var any = new Any { TypeUrl = "type.googleapis.com/google.rpc.RetryInfo", Value = ByteString.CopyFrom(10, 2, 8, 3) }.ToByteArray();

        Assert.Equal(
            [8, 14, 18, 5, .. "Later"u8, 26, (byte)any.Length, .. any],
            StatusDetails.Pack(StatusCode.Unavailable, "Later", new ErrorDetails { RetryInfo = new(TimeSpan.FromSeconds(3)) }));
    }

    [Fact]
    public void Add_OfMoreThanTrailersHold_LeavesOutWhatHasNoRoomAndKeepsTheRest()
    {
        var status = new StatusDetails(StatusCode.InvalidArgument, "Wrong.");
        status.Add(new ErrorDetails
        {
            RequestInfo = new("17"),
            LocalizedMessage = new("de", new string('x', 10_000)),
            Help = new([new("", "https://example.com")]),
        });

        Assert.Equal(["google.rpc.LocalizedMessage"], status.Dropped!);
        var bytes = status.ToBytes();
        Assert.Equivalent(new ErrorDetails { RequestInfo = new("17"), Help = new([new("", "https://example.com")]) }, StatusDetails.Read(TrailersOf(bytes)), strict: true);
    }

    [Fact]
    public void Add_OfMoreFieldViolationsThanTrailersHold_KeepsTheFirst()
    {
        var all = Enumerable.Range(0, 100).Select(index => new BadRequest.FieldViolation($"items[{index}]", new string('x', 100))).ToList();
        var status = new StatusDetails(StatusCode.InvalidArgument, "Wrong.");
        status.Add(new ErrorDetails { BadRequest = new(all) });

        var bytes = status.ToBytes();
        var kept = StatusDetails.Read(TrailersOf(bytes)).BadRequest!.FieldViolations;
        Assert.InRange(bytes.Length, StatusDetails.MaxBytes - 150, StatusDetails.MaxBytes);
        Assert.Equal(all.Take(kept.Count), kept);
        Assert.Equal([$"{100 - kept.Count} of 100 field violations"], status.Dropped!);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void ToBytes_OfAsMuchAsThereIsRoomFor_IsWithinTheLimit(int message)
    {
        var largest = 0;
        for (var size = 0; size < StatusDetails.MaxBytes; size++)
        {
            var status = new StatusDetails(StatusCode.InvalidArgument, new string('x', message));
            status.Add(PackedMessage.Of("google.rpc.RequestInfo", new byte[size]));
            largest = Math.Max(largest, status.ToBytes().Length);
        }

        Assert.InRange(largest, StatusDetails.MaxBytes - 20, StatusDetails.MaxBytes);
    }

    [Fact]
    public void Pack_OfATextThatIsNull_IsAViolation() => Assert.Equal(
        "ResourceInfo.ResourceName",
        Assert.Throws<ContractViolationException>(() => StatusDetails.Pack(StatusCode.NotFound, "", new ErrorDetails { ResourceInfo = new("order", null!) })).Path);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(TimeSpan.TicksPerMillisecond, "1")]
    [InlineData(TimeSpan.TicksPerMillisecond + 1, "2")]
    [InlineData(long.MaxValue, "2147483647")]
    public void Pushback_OfADelay_IsWholeMillisecondsRoundedUp(long ticks, string expected) => Assert.Equal(expected, RetryPushback.Of(new TimeSpan(ticks)));

    [Theory]
    [InlineData(typeof(BadRequest))]
    [InlineData(typeof(ErrorInfo))]
    [InlineData(typeof(Help))]
    [InlineData(typeof(PreconditionFailure))]
    [InlineData(typeof(QuotaFailure))]
    [InlineData(typeof(RetryInfo))]
    public void Messages_OfThisAssembly_AreCompiled(System.Type type) =>
        Assert.Equal(typeof(CompiledMessageCodec<,>), GoRpc.Bindings.CompiledContracts.FindMessage(type)!.GetType().GetGenericTypeDefinition());

    private static Metadata TrailersOf(byte[] details) => new() { { "grpc-status-details-bin", details } };
}
