using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Typed faults as a client reads them that knows google.rpc.Status and nothing of GoRpc.</summary>
public sealed class FaultTests
{
    public sealed record Undeclared(string Reason);

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task DeclaredFault_InEachKind_TravelsAsStatusDetails(MethodType kind)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script
        {
            Answer = (_, _) => throw new FaultException<OutOfStock>(new OutOfStock("shoes", 2), "Only 2 left."),
        });

        var failure = await server.Calls.FailAsync(kind);

        Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
        Assert.Equal("Only 2 left.", failure.Status.Detail);
        var status = failure.GetRpcStatus()!;
        Assert.Equal((int)StatusCode.FailedPrecondition, status.Code);
        Assert.Equal("Only 2 left.", status.Message);
        var detail = Assert.Single(status.Details);
        Assert.Equal("type.googleapis.com/test.OutOfStock", detail.TypeUrl);
        Assert.Equal([0x0A, 5, .. "shoes"u8, 0x10, 2], detail.Value.ToByteArray());
    }

    [Fact]
    public async Task UndeclaredFault_OfAnyType_ArrivesWithoutItsDataAndIsLogged()
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script
        {
            Answer = (_, _) => throw new FaultException<Undeclared>(new Undeclared("secret"), "Not today."),
        });

        var failure = await server.Calls.FailAsync(MethodType.Unary);

        Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
        Assert.Equal("Not today.", failure.Status.Detail);
        Assert.Null(failure.GetRpcStatus());
        var entry = Assert.Single(server.Logs.Of("UndeclaredFault"));
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.Contains("[Faults(typeof(Undeclared))]", entry.Message);
    }

    [Fact]
    public async Task DeclaredFault_WhoseDataBreaksItsContract_IsAnInternalError()
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script
        {
            Answer = (_, _) => throw new FaultException<OutOfStock>(new OutOfStock(null!, 2)),
        });

        var failure = await server.Calls.FailAsync(MethodType.Unary);

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Contains("OutOfStock.Article", Assert.IsType<ContractViolationException>(Assert.Single(server.Logs.Of("UnhandledException")).Exception).Path);
    }
}
