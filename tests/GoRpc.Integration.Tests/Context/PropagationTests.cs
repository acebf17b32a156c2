using GoRpc.Tests.Shared;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Context;

/// <summary>What flows from a call to the calls made inside it, over three hosts, without a line of their code.</summary>
public sealed class PropagationTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    public static TheoryData<MethodType> Kinds => [.. Chain.Kinds];

    public static IEnumerable<TheoryDataRow<MethodType, bool>> KindsWithAndWithoutLogs =>
        from kind in Chain.Kinds
        from hasLogs in new[] { true, false }
        select new TheoryDataRow<MethodType, bool>(kind, hasLogs);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Header_ThatTheHostsPassOn_ReachesTheLast(MethodType kind)
    {
        await using var chain = await Chain.StartAsync(["x-tenant", "x-route-bin"]);
        chain.Last.End = static (call, _) => Task.FromResult(
            $"{call.RequestHeaders.GetValue("x-tenant")} {Convert.ToHexString(call.RequestHeaders.GetValueBytes("x-route-bin") ?? [])} {call.RequestHeaders.GetValue("x-other")}");

        var seen = await chain.CallAsync(kind, new Metadata { { "x-tenant", "acme" }, { "x-route-bin", [0, 255, 7] }, { "x-other", "no" } }).Within("the answer");

        Assert.Equal("acme 00FF07 ", seen);
    }

    [Fact]
    public async Task Header_WithSeveralValues_KeepsThem()
    {
        await using var chain = await Chain.StartAsync(["x-tenant"]);
        chain.Last.End = static (call, _) => Task.FromResult(string.Join(',', call.RequestHeaders.GetAll("x-tenant").Select(static entry => entry.Value)));

        var seen = await chain.CallAsync(MethodType.Unary, new Metadata { { "x-tenant", "acme" }, { "x-tenant", "initech" } }).Within("the answer");

        Assert.Equal("acme,initech", seen.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Header_OfTheInnerCallItself_TakesThePlaceOfAnInheritedOne()
    {
        await using var chain = await Chain.StartAsync(["x-tenant"]);
        var inner = chain.Connect().CreateClient<IChain>();
        var seen = new List<string?>();
        chain.Last.End = (call, _) =>
        {
            seen.Add(call.RequestHeaders.GetValue("x-tenant"));
            return Task.FromResult("");
        };
        var isInside = false;
        chain.Places[0].OnTheWay = async () =>
        {
            if (!isInside)
            {
                isInside = true;
                await inner.UnaryAsync("", new CallContext(new CallOptions(new Metadata { { "x-tenant", "own" } })));
            }
        };

        await chain.CallAsync(MethodType.Unary, new Metadata { { "x-tenant", "acme" } }).Within("the answer");

        Assert.Equal(["own", "acme"], seen);
    }

    [Fact]
    public async Task Header_ThatIsTooLarge_StaysBehind()
    {
        await using var chain = await Chain.StartAsync(["x-tenant", "x-small"]);
        chain.Last.End = static (call, _) => Task.FromResult($"{call.RequestHeaders.GetValue("x-tenant")?.Length ?? 0} {call.RequestHeaders.GetValue("x-small")}");

        var seen = await chain.CallAsync(MethodType.Unary, new Metadata { { "x-tenant", new string('a', 9000) }, { "x-small", "yes" } }).Within("the answer");

        Assert.Equal("0 yes", seen);
    }

    [Fact]
    public async Task Header_ThatTheHostsPassOn_IsNotSentByOtherClients()
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var foreign = await ForeignHost.StartAsync(headers => seen.TrySetResult(headers));
        await using var chain = await Chain.StartAsync(["x-tenant"]);
        using var http = new HttpClient();
        chain.Places[0].OnTheWay = () => http.GetStringAsync(foreign.Address);

        await chain.CallAsync(MethodType.Unary, new Metadata { { "x-tenant", "acme" } }).Within("the answer");

        Assert.DoesNotContain("x-tenant", await seen.Task.Within("the foreign request"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(KindsWithAndWithoutLogs))]
    public async Task TraceAndBaggage_OfTheCaller_ReachTheLastThoughNobodyListens(MethodType kind, bool hasLogs)
    {
        await using var chain = await Chain.StartAsync(hasLogs: hasLogs);
        chain.Last.End = static (call, _) => Task.FromResult($"{call.RequestHeaders.GetValue("traceparent")} {call.RequestHeaders.GetValue("baggage")}");

        var seen = await chain.CallAsync(kind, new Metadata { { "traceparent", Trace }, { "baggage", "tenant=acme" } }).Within("the answer");

        Assert.Contains(Trace[..36], seen, StringComparison.Ordinal);
        Assert.EndsWith(" tenant=acme", seen.Replace(" = ", "=", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Deadline_OfTheCaller_IsThatOfTheLast(MethodType kind)
    {
        await using var chain = await Chain.StartAsync();
        chain.Last.End = static (call, _) => Task.FromResult(call.Deadline!.Value.ToString("O"));
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30);

        var seen = DateTime.Parse(await chain.CallAsync(kind, deadline: deadline).Within("the answer"), null, System.Globalization.DateTimeStyles.RoundtripKind);

        // A host measures a deadline by its own clock from when the call arrives: a little later, never much.
        Assert.InRange(seen, deadline.AddSeconds(-10), deadline.AddSeconds(1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cancellation_OfTheCaller_ReachesTheLast(MethodType kind)
    {
        await using var chain = await Chain.StartAsync();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        chain.Last.End = async (_, token) =>
        {
            token.Register(() => cancelled.TrySetResult());
            entered.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return "";
        };
        using var cancellation = new CancellationTokenSource();

        var call = chain.CallAsync(kind, cancellationToken: cancellation.Token);
        await entered.Task.Within("the last host");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => call.Within("the end of the call"));
        await cancelled.Task.Within("the cancellation");
    }

    [Theory]
    [InlineData("X-Tenant")]
    [InlineData("")]
    [InlineData("authorization")]
    [InlineData("grpc-timeout")]
    [InlineData("host")]
    public async Task Start_WithANameThatCanNotFlow_SaysWhy(string name)
    {
        var failure = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => Chain.StartAsync([name]));

        Assert.Contains($"PropagatedHeaders has '{name}'", failure.Message, StringComparison.Ordinal);
    }
}
