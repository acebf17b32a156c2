using System.Text.RegularExpressions;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GoRpc.Integration.Tests.Server;

/// <summary>What a caller reads of an exception, and what stays in the log.</summary>
public sealed partial class FailureTests
{
    private const string Secret = "connection string of the payroll database";

    public static TheoryData<MethodType, bool> KindsAndMoments =>
        new MatrixTheoryData<MethodType, bool>([.. ProbeCalls.Kinds.Select(row => row.Data)], [false, true]);

    [Theory]
    [MemberData(nameof(KindsAndMoments))]
    public async Task UnhandledException_InEachKind_ArrivesAsAnErrorIdAndNothingElse(MethodType kind, bool isSynchronous)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Answer = isSynchronous ? ThrowNow : ThrowLaterAsync });

        var failure = await server.Calls.FailAsync(kind);

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        var id = Assert.Single(ErrorId().Matches(failure.Status.Detail)).Groups["id"].Value;
        var entry = Assert.Single(server.Logs.Of("UnhandledException"));
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Contains(id, entry.Message);
        Assert.Contains($"/{ProbeCalls.PathOf(kind)}", entry.Message);
        Assert.IsType<PayrollException>(entry.Exception);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task UnhandledException_InEachKind_LeavesNoTraceInTheRawResponse(MethodType kind)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Answer = ThrowLaterAsync });

        var response = await server.Http.PostGrpcAsync(ProbeCalls.PathOf(kind), RawFrame.Of(ProbeCalls.Message(1)));

        Assert.Equal("13", response.Status);
        Assert.DoesNotContain("payroll", response.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", response.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(nameof(FailureTests), response.Everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task UnhandledException_WithDetailedErrors_NamesTypeAndMessage()
    {
        await using var server = await ProbeServer.StartAsync(
            new Probe.Script { Answer = ThrowNow }, builder => builder.Services.Configure<GoRpcServerOptions>(options => options.EnableDetailedErrors = true));

        var failure = await server.Calls.FailAsync(MethodType.Unary);

        Assert.Matches("^Internal error, id [0-9a-f]{8}: .*PayrollException: " + Secret, failure.Status.Detail);
    }

    [Theory]
    [InlineData(MethodType.ServerStreaming)]
    [InlineData(MethodType.DuplexStreaming)]
    public async Task UnhandledException_AfterTheFirstItem_ArrivesAfterThatItem(MethodType kind)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Stream = (_, _) => OneThenThrowAsync() });

        IAsyncStreamReader<byte[]> responses = kind is MethodType.ServerStreaming
            ? server.Calls.ServerStreaming("test.Probe/Down", [0x08, 1]).ResponseStream
            : server.Calls.Duplex("test.Probe/Both").ResponseStream;
        Assert.True(await responses.MoveNext(CancellationToken.None).Within("the first item"));
        Assert.Equal([0x08, 5], responses.Current);
        var failure = await Assert.ThrowsAsync<RpcException>(() => responses.MoveNext(CancellationToken.None).Within("the end"));

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Matches(ErrorId(), failure.Status.Detail);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task GoRpcException_InEachKind_CarriesStatusAndMessage(MethodType kind)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script
        {
            Answer = (_, _) => throw new GoRpcException(StatusCode.NotFound, "No such article: 17 ünits.", new InvalidOperationException(Secret)),
        });

        var failure = await server.Calls.FailAsync(kind);

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Equal("No such article: 17 ünits.", failure.Status.Detail);
        Assert.Empty(server.Logs.Of("UnhandledException"));
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task RpcException_OfACallTheHandlerMade_KeepsItsTrailersOnThisSide(MethodType kind)
    {
        var trailers = new Metadata
        {
            { "gorpc-not-executed", "1" },
            { "grpc-retry-pushback-ms", "10" },
            { "grpc-status-details-bin", [8, 14] },
            { "x-inner", "inner" },
        };
        await using var server = await ProbeServer.StartAsync(new Probe.Script
        {
            Answer = (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, "The inner service is down."), trailers),
        });

        var failure = await server.Calls.FailAsync(kind);

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal("The inner service is down.", failure.Status.Detail);
        Assert.DoesNotContain(failure.Trailers, entry => trailers.Any(inner => inner.Key == entry.Key));
    }

    [Fact]
    public async Task RpcException_WithStatusOk_IsAnInternalError()
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script { Answer = (_, _) => throw new RpcException(Status.DefaultSuccess) });

        Assert.Equal(StatusCode.Internal, (await server.Calls.FailAsync(MethodType.Unary)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Trailers_ThatTheHandlerWrites_AreSent(MethodType kind)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script
        {
            Answer = (_, context) =>
            {
                context.ServerCallContext!.ResponseTrailers.Add("x-cost", "7");
                throw new GoRpcException(StatusCode.Aborted, "Try another day.");
            },
        });

        Assert.Equal("7", (await server.Calls.FailAsync(kind)).Trailers.GetValue("x-cost"));
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task OperationCanceledException_OfNeitherCallNorDeadline_IsAnInternalError(MethodType kind)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script
        {
            Answer = (_, _) => throw new OperationCanceledException("Some timer of the implementation."),
        });

        var failure = await server.Calls.FailAsync(kind);

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Matches(ErrorId(), failure.Status.Detail);
    }

    [Theory]
    [InlineData(typeof(KeyNotFoundException), StatusCode.NotFound, "The method ended with status NotFound.")]
    [InlineData(typeof(ArgumentNullException), StatusCode.InvalidArgument, "The method ended with status InvalidArgument.")]
    [InlineData(typeof(InvalidOperationException), StatusCode.Aborted, "wrong moment")]
    [InlineData(typeof(ObjectDisposedException), StatusCode.Unavailable, "The method ended with status Unavailable.")]
    public async Task MappedException_OfEachType_HasTheStatusOfItsMostDerivedMapping(Type type, StatusCode expected, string message)
    {
        var script = new Probe.Script { Answer = (_, _) => throw (Exception)Activator.CreateInstance(type, "wrong moment")! };
        await using var server = await ProbeServer.StartAsync(script, builder => builder
            .MapCommonExceptions()
            .MapException<InvalidOperationException>(StatusCode.Aborted, includeMessage: true)
            .MapException<ObjectDisposedException>(StatusCode.Unavailable));

        var failure = await server.Calls.FailAsync(MethodType.Unary);

        Assert.Equal(expected, failure.StatusCode);
        Assert.Equal(message, failure.Status.Detail);
        Assert.Empty(server.Logs.Of("UnhandledException"));
        Assert.Equal(type, Assert.Single(server.Logs.Of("MappedException")).Exception!.GetType());
    }

    private static Task<int> ThrowNow(IAsyncEnumerable<int> values, ProtoBuf.Grpc.CallContext context) => throw new PayrollException(Secret);

    private static async Task<int> ThrowLaterAsync(IAsyncEnumerable<int> values, ProtoBuf.Grpc.CallContext context)
    {
        await Task.Yield();
        throw new PayrollException(Secret, new InvalidOperationException(Secret));
    }

    private static async IAsyncEnumerable<int> OneThenThrowAsync()
    {
        yield return 5;
        await Task.Yield();
        throw new PayrollException(Secret);
    }

    [GeneratedRegex("^Internal error, id (?<id>[0-9a-f]{8})$")]
    private static partial Regex ErrorId();

    private sealed class PayrollException(string message, Exception? innerException = null) : Exception(message, innerException);
}
