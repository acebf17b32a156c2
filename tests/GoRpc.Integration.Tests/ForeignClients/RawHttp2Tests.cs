using System.Globalization;
using System.Net;
using GoRpc.Integration.Tests.Processes;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>The demo host as bytes see it: what leaves here and what must come back is written out by hand.</summary>
public sealed class RawHttp2Tests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string Calculator = "/gorpc.demo.Calculator/";

    [Theory]
    [InlineData("08 02 10 03", "08 05")]
    [InlineData("", "")]
    [InlineData("08 00 10 00", "")]
    [InlineData("08 01 10 FE FF FF FF FF FF FF FF FF 01", "08 FF FF FF FF FF FF FF FF FF 01")]
    [InlineData("10 03 08 02", "08 05")] // fields may come in any order
    [InlineData("08 09 08 02 10 03", "08 05")] // of a field that comes twice the last one counts
    [InlineData("08 82 80 00 10 03", "08 05")] // a varint may be longer than it has to be
    [InlineData("08 02 10 03 98 06 07 A2 06 02 68 69", "08 05")] // fields nobody knows are passed over
    public async Task Add_AsBytes_AnswersBytes(string request, string response)
    {
        var reply = await RawCall.RunAsync(host.GrpcAddress, Calculator + "Add", request);

        Assert.Equal(HttpStatusCode.OK, reply.HttpStatus);
        Assert.Equal("application/grpc", reply.ContentType);
        Assert.Equal(0, reply.Status);
        Assert.Equal([Compact(response)], reply.Messages);
    }

    [Fact]
    public async Task Divide_AsBytes_AnswersADouble()
    {
        var reply = await RawCall.RunAsync(host.GrpcAddress, Calculator + "Divide", "09 0000000000001C40 11 0000000000000040");

        Assert.Equal(["090000000000000C40"], reply.Messages);
        Assert.Equal(0, reply.Status);
    }

    [Fact]
    public async Task Divide_ByZero_CarriesTheFaultInItsDetails()
    {
        var reply = await RawCall.RunAsync(host.GrpcAddress, Calculator + "Divide", "09 0000000000001C40");

        Assert.Empty(reply.Messages);
        Assert.Equal(3, reply.Status);
        var status = Wire.Fields(reply.BinaryTrailer("grpc-status-details-bin")!);
        Assert.Equal([1, 2, 3], status.Select(field => field.Number));
        Assert.Equal(3UL, status[0].Value);
        Assert.Equal(reply.Message, status[1].Text);
        var any = Wire.Fields(status[2].Bytes);
        Assert.Equal("type.googleapis.com/gorpc.demo.DivisionByZero", any[0].Text);
        Assert.Equal(Wire.Bytes("09 0000000000001C40"), any[1].Bytes);
    }

    [Fact]
    public async Task Watch_OfTwo_StreamsTwoMessagesThenTheStatus()
    {
        var before = TimeProvider.System.GetUtcNow();

        var reply = await RawCall.RunAsync(host.GrpcAddress, "/gorpc.demo.Stocks/Watch", "0A 04 41434D45 10 02");

        Assert.Equal(0, reply.Status);
        Assert.Equal(2, reply.Messages.Count);
        Assert.All(reply.Messages, message =>
        {
            var fields = Wire.Fields(message);
            Assert.Equal([1, 2, 3, 4], fields.Select(field => field.Number));
            Assert.Equal("ACME", fields[0].Text);
            Assert.InRange(decimal.Parse(fields[1].Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), 1m, 1000m);
            var at = Wire.Fields(fields[2].Bytes);
            Assert.Equal(1, at[0].Number);
            Assert.InRange((long)at[0].Value, before.ToUnixTimeSeconds(), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 1);
            Assert.NotEqual(0UL, fields[3].Value);
        });
    }

    [Fact]
    public async Task Upload_OfThreeReadings_AnswersOneMessage()
    {
        var reply = await RawCall.RunAsync(
            host.GrpcAddress,
            "/gorpc.demo.Telemetry/Upload",
            "0A 01 61 11 000000000000F03F 1A 06 08 80 C0 8E CD 06",
            "0A 01 62 11 00000000000000C0",
            "0A 01 61 11 0000000000000840");

        Assert.Equal(0, reply.Status);
        var devices = Wire.Fields(Assert.Single(reply.Messages));
        Assert.Equal([1, 1], devices.Select(device => device.Number));
        Assert.Equal(Wire.Bytes("0A 01 61 10 02 19 000000000000F03F 21 0000000000000840 29 0000000000000040"), devices[0].Bytes);
        Assert.Equal(Wire.Bytes("0A 01 62 10 01 19 00000000000000C0 21 00000000000000C0 29 00000000000000C0"), devices[1].Bytes);
    }

    [Fact]
    public async Task Upload_OfNothing_AnswersAnEmptyMessage()
    {
        var reply = await RawCall.RunAsync(host.GrpcAddress, "/gorpc.demo.Telemetry/Upload");

        Assert.Equal(0, reply.Status);
        Assert.Equal([""], reply.Messages);
    }

    [Fact]
    public async Task Talk_BeforeTheRequestEnds_Answers()
    {
        using var call = new RawCall(host.GrpcAddress, "/gorpc.demo.Chat/Talk");

        call.Write("0A 02 6D65 12 02 6869");
        var first = Wire.Fields((await call.ReadAsync())!);
        call.Write("0A 02 6D65 12 03 627965");
        call.Complete();
        var rest = await call.ReadToEndAsync();

        Assert.Equal([1, 2, 3], first.Select(field => field.Number));
        Assert.NotEmpty(first[0].Text);
        Assert.NotEmpty(first[1].Text);
        Assert.Single(rest.Messages);
        Assert.Equal(0, rest.Status);
    }

    [Fact]
    public async Task Slow_PastItsTimeout_AnswersDeadlineExceeded()
    {
        using var call = new RawCall(host.GrpcAddress, Calculator + "Slow", headers: ("grpc-timeout", "200m"));

        call.Write("08 C0 CF 24"); // ten minutes
        call.Complete();
        var reply = await call.ReadToEndAsync();

        Assert.Empty(reply.Messages);
        Assert.Equal(4, reply.Status);
    }

    [Theory]
    [InlineData("/gorpc.demo.Calculator/Modulo")]
    [InlineData("/gorpc.demo.Nothing/Add")]
    public async Task Call_OfWhatIsNotThere_AnswersUnimplemented(string path)
    {
        var reply = await RawCall.RunAsync(host.GrpcAddress, path, "");

        Assert.Equal(12, reply.Status);
    }

    [Fact]
    public async Task Add_WithTwoMessages_IsRefused()
    {
        var reply = await RawCall.RunAsync(host.GrpcAddress, Calculator + "Add", "08 02", "08 03");

        Assert.Empty(reply.Messages);
        Assert.NotEqual(0, reply.Status);
    }

    [Theory]
    [InlineData("08")] // a tag without its value
    [InlineData("0A 05 61")] // a length that goes past the end
    [InlineData("08 FF FF FF FF FF FF FF FF FF FF FF")] // a varint without an end
    public async Task Add_WithMalformedBytes_IsRefused(string request)
    {
        var reply = await RawCall.RunAsync(host.GrpcAddress, Calculator + "Add", request);

        Assert.Empty(reply.Messages);
        Assert.NotEqual(0, reply.Status);
    }

    [Fact]
    public async Task Add_WithAnotherContentType_IsNoGrpc()
    {
        using var call = new RawCall(host.GrpcAddress, Calculator + "Add", "application/json");

        call.WriteFrame("{}"u8.ToArray());
        call.Complete();

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await call.HttpStatusAsync());
    }

    private static string Compact(string hex) => hex.Replace(" ", "", StringComparison.Ordinal);
}
