using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Standard details of a failure, as Google's own classes read them and as GoRpc's client does.</summary>
public sealed class DetailTests
{
    internal static readonly ErrorDetails Everything = new()
    {
        BadRequest = new([new("lines[2].count", "Take one or more.") { Reason = "TOO_FEW", LocalizedMessage = new("de", "Zu wenig.") }]),
        ErrorInfo = new("STOCK_EMPTY", "orders.example.com") { Metadata = new Dictionary<string, string> { ["left"] = "0" } },
        Help = new([new("The rules", "https://example.com/rules")]),
        LocalizedMessage = new("de-CH", "Grüezi."),
        PreconditionFailure = new([new("TERMS", "example.com", "Accept the terms.")]),
        QuotaFailure = new([new("project:blue", "60 calls a minute")
        {
            ApiService = "orders",
            QuotaMetric = "calls",
            QuotaId = "calls-per-minute",
            QuotaDimensions = new Dictionary<string, string> { ["region"] = "north" },
            QuotaValue = 60,
            FutureQuotaValue = 0,
        }]),
        RequestInfo = new("3f9a") { ServingData = "x" },
        ResourceInfo = new("order", "17") { Owner = "user:anna", Description = "It is closed." },
        RetryInfo = new(TimeSpan.FromMilliseconds(2500)),
    };

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Details_InEachKind_AreThoseOfGoogleRpc(MethodType kind)
    {
        await using var server = await ThrowingAsync(() => new GoRpcException(StatusCode.NotFound, "No such order.") { Details = Everything });

        var failure = await server.Calls.FailAsync(kind);

        Assert.Equal("No such order.", failure.Status.Detail);
        var status = failure.GetRpcStatus()!;
        Assert.Equal((int)StatusCode.NotFound, status.Code);
        Assert.Equal("No such order.", status.Message);
        Assert.Equal(9, status.Details.Count);
        Assert.Equal(
            new Google.Rpc.BadRequest.Types.FieldViolation
            {
                Field = "lines[2].count",
                Description = "Take one or more.",
                Reason = "TOO_FEW",
                LocalizedMessage = new() { Locale = "de", Message = "Zu wenig." },
            },
            Assert.Single(status.GetDetail<Google.Rpc.BadRequest>().FieldViolations));
        Assert.Equal(new Google.Rpc.ErrorInfo { Reason = "STOCK_EMPTY", Domain = "orders.example.com", Metadata = { { "left", "0" } } }, status.GetDetail<Google.Rpc.ErrorInfo>());
        Assert.Equal("https://example.com/rules", Assert.Single(status.GetDetail<Google.Rpc.Help>().Links).Url);
        Assert.Equal(new Google.Rpc.LocalizedMessage { Locale = "de-CH", Message = "Grüezi." }, status.GetDetail<Google.Rpc.LocalizedMessage>());
        Assert.Equal(
            new Google.Rpc.PreconditionFailure.Types.Violation { Type = "TERMS", Subject = "example.com", Description = "Accept the terms." },
            Assert.Single(status.GetDetail<Google.Rpc.PreconditionFailure>().Violations));
        Assert.Equal("project:blue", Assert.Single(status.GetDetail<Google.Rpc.QuotaFailure>().Violations).Subject);
        Assert.Equal(new Google.Rpc.RequestInfo { RequestId = "3f9a", ServingData = "x" }, status.GetDetail<Google.Rpc.RequestInfo>());
        Assert.Equal(
            new Google.Rpc.ResourceInfo { ResourceType = "order", ResourceName = "17", Owner = "user:anna", Description = "It is closed." },
            status.GetDetail<Google.Rpc.ResourceInfo>());
        Assert.Equal(Duration.FromTimeSpan(TimeSpan.FromMilliseconds(2500)), status.GetDetail<Google.Rpc.RetryInfo>().RetryDelay);
        Assert.Equal("2500", failure.Trailers.GetValue("grpc-retry-pushback-ms"));
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Details_InEachKind_ReachTheTypedClient(MethodType kind)
    {
        await using var server = await ThrowingAsync(() => new GoRpcException(StatusCode.NotFound, "No such order.") { Details = Everything });
        await using var channel = GoRpcChannel.ForAddress(server.Address);

        var failure = await channel.CreateClient<IProbe>().FailAsync<GoRpcException>(kind);

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Equivalent(Everything, failure.Details, strict: true);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Details_BesideATypedFault_AreReadWithIt(MethodType kind)
    {
        await using var server = await ThrowingAsync(() => new FaultException<OutOfStock>(new OutOfStock("shoes", 2), "Only 2 left.")
        {
            Details = new ErrorDetails { ResourceInfo = new("article", "shoes") },
        });
        await using var channel = GoRpcChannel.ForAddress(server.Address);

        var fault = await channel.CreateClient<IProbe>().FailAsync<FaultException<OutOfStock>>(kind);

        Assert.Equal(new OutOfStock("shoes", 2), fault.Detail);
        Assert.Equal(new ErrorDetails { ResourceInfo = new("article", "shoes") }, fault.Details);
        var status = (await server.Calls.FailAsync(kind)).GetRpcStatus()!;
        Assert.Equal(["type.googleapis.com/test.OutOfStock", "type.googleapis.com/google.rpc.ResourceInfo"], status.Details.Select(detail => detail.TypeUrl));
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Details_OfACallThatTheHandlerMade_StayOnThisSide(MethodType kind)
    {
        await using var inner = await ThrowingAsync(() => new GoRpcException(StatusCode.NotFound, "No such order.") { Details = Everything });
        await using var channel = GoRpcChannel.ForAddress(inner.Address);
        await using var outer = await ProbeServer.StartAsync(new Probe.Script
        {
            Answer = async (_, _) =>
            {
                var failure = await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<IProbe>().UnaryAsync(1));
                Assert.NotNull(failure.Details.ResourceInfo);
                throw failure;
            },
        });

        var failure = await outer.Calls.FailAsync(kind);

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Null(failure.GetRpcStatus());
        Assert.Null(failure.Trailers.GetValue("grpc-retry-pushback-ms"));
    }

    [Fact]
    public async Task Details_BeyondWhatTrailersHold_AreLeftOutAndLogged()
    {
        await using var server = await ThrowingAsync(() => new GoRpcException(StatusCode.NotFound, "No such order.")
        {
            Details = new ErrorDetails { RequestInfo = new("3f9a"), LocalizedMessage = new("de", new string('x', 100_000)) },
        });

        var failure = await server.Calls.FailAsync(MethodType.Unary);

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Equal("type.googleapis.com/google.rpc.RequestInfo", Assert.Single(failure.GetRpcStatus()!.Details).TypeUrl);
        var entry = Assert.Single(server.Logs.Of("DetailsDropped"));
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.Contains("google.rpc.LocalizedMessage", entry.Message);
    }

    [Fact]
    public async Task Details_WithANullText_AreAnInternalError()
    {
        await using var server = await ThrowingAsync(() => new GoRpcException(StatusCode.NotFound, "") { Details = new ErrorDetails { RequestInfo = new(null!) } });

        Assert.Equal(StatusCode.Internal, (await server.Calls.FailAsync(MethodType.Unary)).StatusCode);
        Assert.Equal("RequestInfo.RequestId", Assert.IsType<ContractViolationException>(Assert.Single(server.Logs.Of("UnhandledException")).Exception).Path);
    }

    [Fact]
    public async Task Trailers_ThatTheHandlerWroteItself_WinOverDetails()
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script
        {
            Answer = (_, context) =>
            {
                context.ServerCallContext!.ResponseTrailers.Add("grpc-retry-pushback-ms", "-1");
                context.ServerCallContext.ResponseTrailers.Add("grpc-status-details-bin", [8, 14]);
                throw new GoRpcException(StatusCode.Unavailable, "") { Details = Everything };
            },
        });

        var failure = await server.Calls.FailAsync(MethodType.Unary);

        Assert.Equal("-1", Assert.Single(failure.Trailers, entry => entry.Key == "grpc-retry-pushback-ms").Value);
        Assert.Equal([8, 14], Assert.Single(failure.Trailers, entry => entry.Key == "grpc-status-details-bin").ValueBytes);
    }

    private static Task<ServerUnderTest> ThrowingAsync(Func<Exception> failure) =>
        ProbeServer.StartAsync(new Probe.Script { Answer = (_, _) => throw failure() });
}
