using System.Text.Json.Nodes;
using GoRpc.Integration.Tests.Server;
using Grpc.Core;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>A typed fault and all standard details as grpcio and the stubs of a .proto written by hand see them.</summary>
public sealed class PythonDetailTests(PythonDetails python) : IClassFixture<PythonDetails>
{
    private const string Details = """
        {
          "test.OutOfStock": { "article": "shoes", "left": 2 },
          "google.rpc.RetryInfo": { "retryDelay": "2.500s" },
          "google.rpc.ErrorInfo": { "reason": "STOCK_EMPTY", "domain": "orders.example.com", "metadata": { "left": "0" } },
          "google.rpc.ResourceInfo": { "resourceType": "order", "resourceName": "17", "owner": "user:anna", "description": "It is closed." },
          "google.rpc.RequestInfo": { "requestId": "3f9a", "servingData": "x" },
          "google.rpc.QuotaFailure": { "violations": [{
            "subject": "project:blue", "description": "60 calls a minute", "apiService": "orders", "quotaMetric": "calls", "quotaId": "calls-per-minute",
            "quotaDimensions": { "region": "north" }, "quotaValue": "60", "futureQuotaValue": "0" }] },
          "google.rpc.PreconditionFailure": { "violations": [{ "type": "TERMS", "subject": "example.com", "description": "Accept the terms." }] },
          "google.rpc.BadRequest": { "fieldViolations": [{
            "field": "lines[2].count", "description": "Take one or more.", "reason": "TOO_FEW", "localizedMessage": { "locale": "de", "message": "Zu wenig." } }] },
          "google.rpc.LocalizedMessage": { "locale": "de-CH", "message": "Grüezi." },
          "google.rpc.Help": { "links": [{ "description": "The rules", "url": "https://example.com/rules" }] }
        }
        """;

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public void Failure_InEachKind_HasEveryDetail(MethodType kind)
    {
        var seen = python.Observation(kind.ToString());

        Assert.Equal("FAILED_PRECONDITION", seen.GetProperty("code").GetString());
        Assert.Equal("Only 2 left.", seen.GetProperty("message").GetString());
        Assert.Equal(9, seen.GetProperty("status").GetInt32());
        Assert.Equal("2500", seen.GetProperty("pushback").GetString());
        var details = seen.GetProperty("details");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Details), JsonNode.Parse(details.GetRawText())), details.ToString());
    }
}
