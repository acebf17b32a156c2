using System.Globalization;
using GoRpc.Integration.Tests.Server;
using Grpc.Core;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>Calls that a host does not let through, as grpcio sees them.</summary>
public sealed class PythonRefusalTests(PythonRefusals python) : IClassFixture<PythonRefusals>
{
    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public void Call_AboveALimit_HasStatusDetailsAndPushback(MethodType kind)
    {
        var seen = python.Limited(kind);

        Assert.Equal("RESOURCE_EXHAUSTED", seen.GetProperty("code").GetString());
        Assert.Equal($"The host takes 1 call in 01:00:00 from one address, and '/{ProbeCalls.PathOf(kind)}' was called above that.", seen.GetProperty("message").GetString());
        Assert.Equal("1", seen.GetProperty("not_executed").GetString());
        Assert.InRange(int.Parse(seen.GetProperty("pushback").GetString()!, CultureInfo.InvariantCulture), 1, 3_600_000);
        var details = seen.GetProperty("details");
        Assert.Equal("LIMIT_REACHED", details.GetProperty("google.rpc.ErrorInfo").GetProperty("reason").GetString());
        Assert.EndsWith("s", details.GetProperty("google.rpc.RetryInfo").GetProperty("retryDelay").GetString(), StringComparison.Ordinal);
        var violation = details.GetProperty("google.rpc.QuotaFailure").GetProperty("violations")[0];
        Assert.Equal(("peer:127.0.0.1", "1 call in 01:00:00"), (violation.GetProperty("subject").GetString(), violation.GetProperty("description").GetString()));
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public void Call_WithoutToken_HasStatusAndReason(MethodType kind)
    {
        var seen = python.Unknown(kind);

        Assert.Equal("UNAUTHENTICATED", seen.GetProperty("code").GetString());
        Assert.Equal("1", seen.GetProperty("not_executed").GetString());
        var info = seen.GetProperty("details").GetProperty("google.rpc.ErrorInfo");
        Assert.Equal(("CREDENTIALS_MISSING", "gorpc"), (info.GetProperty("reason").GetString(), info.GetProperty("domain").GetString()));
    }
}
