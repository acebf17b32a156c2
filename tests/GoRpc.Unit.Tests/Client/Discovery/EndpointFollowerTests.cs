using System.Threading.Channels;
using GoRpc.Client.Discovery;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;

namespace GoRpc.Unit.Tests.Client.Discovery;

public sealed class EndpointFollowerTests : IDisposable
{
    private const string A = "http://10.0.0.1:5081";
    private const string B = "http://10.0.0.2:5081";
    private const string C = "http://10.0.0.3:5081";

    private readonly Channel<string> _lists = Channel.CreateUnbounded<string>();
    private readonly Channel<Exception> _failures = Channel.CreateUnbounded<Exception>();
    private readonly ScriptedSource _source = new();
    private readonly TestTime _time = new();
    private readonly RecordingLogger _logger = new();
    private readonly EndpointFollower _follower;

    public EndpointFollowerTests() => _follower = new EndpointFollower(
        _source,
        "test://orders",
        list => _lists.Writer.TryWrite(string.Join(' ', list.Select(endpoint => endpoint.Address))),
        exception => _failures.Writer.TryWrite(exception),
        _time,
        _logger,
        random: () => 1);

    [Fact]
    public async Task Start_SourceGivesAList_HandsItOnAndCompletesFirstList()
    {
        _source.Give(A, B);
        _follower.Start();

        Assert.Equal($"{A} {B}", await NextListAsync());
        await _follower.FirstList.Within("the first list");
        Assert.Null(_follower.LastFailure);
        Assert.Contains("Information EndpointsChanged 'test://orders' has 2 endpoints: 2 are new, 0 are gone.", _logger.Lines);
    }

    [Fact]
    public async Task Start_Twice_WatchesOnce()
    {
        _source.Give(A);
        _follower.Start();
        _follower.Start();

        await NextListAsync();
        Assert.Equal(1, _source.Watched);
    }

    [Fact]
    public async Task List_WithOtherEndpoints_ReplacesTheOneBefore()
    {
        _follower.Start();
        _source.Give(A, B);
        _source.Give(B, C);

        await NextListAsync();
        Assert.Equal($"{B} {C}", await NextListAsync());
        _source.Give(C);
        await NextListAsync();
        Assert.Contains("Information EndpointsChanged 'test://orders' has 2 endpoints: 1 are new, 1 are gone.", _logger.Lines);
    }

    [Fact]
    public async Task List_InAnotherOrder_IsNoChange()
    {
        _follower.Start();
        _source.Give(A, B);
        _source.Give(B, A);
        _source.Give(C);

        await NextListAsync();
        Assert.Equal(C, await NextListAsync());
    }

    [Fact]
    public async Task List_WithAnotherWeight_IsAChange()
    {
        _follower.Start();
        _source.Give(A);
        await NextListAsync();

        _source.Give(new GoRpcEndpoint(A) { Weight = 7 });

        Assert.Equal(A, await NextListAsync());
    }

    [Fact]
    public async Task List_WithDuplicates_HasEachOnce()
    {
        _follower.Start();
        _source.Give(A, B, A);

        Assert.Equal($"{A} {B}", await NextListAsync());
    }

    [Fact]
    public async Task List_WithAFaultyEndpoint_LeavesItOutAndNamesItOnce()
    {
        _follower.Start();
        _source.Give(A, "10.0.0.2:5081");
        _source.Give(B, "10.0.0.2:5081");

        Assert.Equal(A, await NextListAsync());
        Assert.Equal(B, await NextListAsync());
        var line = Assert.Single(_logger.Lines, line => line.Contains("EndpointIgnored", StringComparison.Ordinal));
        Assert.Equal("Warning EndpointIgnored An endpoint of 'test://orders' is left out: '10.0.0.2:5081' has no scheme. Type 'http://10.0.0.2:5081' or 'https://10.0.0.2:5081'.", line);
    }

    [Theory]
    [InlineData]
    [InlineData("nowhere")]
    public async Task List_ThatBecomesEmpty_KeepsTheLastAndSaysSoOnce(params string[] empty)
    {
        _follower.Start();
        _source.Give(A, B);
        await NextListAsync();

        _source.Give(empty);
        _source.Give(empty);
        _source.Give(A, B);
        _source.Give(C);

        Assert.Equal(C, await NextListAsync());
        Assert.Single(_logger.Lines, line => line == "Warning EmptyEndpointListIgnored The endpoints of 'test://orders' became an empty list, which is ignored: calls go on with the last 2.");
        Assert.Single(_logger.Lines, line => line == "Information EndpointSourceBack The endpoints of 'test://orders' are found again: 2.");
        Assert.False(_failures.Reader.TryRead(out _));
        Assert.Null(_follower.LastFailure);
    }

    [Fact]
    public async Task Source_ThatThrows_IsWatchedAnewAfterWaitsThatGrow()
    {
        _follower.Start();
        _source.Give(A);
        await NextListAsync();

        var waits = new List<double>();
        for (var failure = 0; failure < 9; failure++)
        {
            _source.Throw("no route");
            waits.Add((await _time.PassAsync()).TotalSeconds);
        }

        Assert.Equal([0.25, 0.5, 1, 2, 4, 8, 16, 30, 30], waits);
        Assert.Equal("no route", _follower.LastFailure?.Message);
        Assert.Single(_logger.Lines, line => line == "Warning EndpointSourceLost The endpoints of 'test://orders' can't be found: no route. Calls go on with the last 1; it is tried again until it works.");
    }

    [Fact]
    public async Task Source_ThatIsBack_StartsWithShortWaitsAgain()
    {
        _follower.Start();
        _source.Throw("no route");
        await _time.PassAsync();
        _source.Throw("no route");
        await _time.PassAsync();

        _source.Give(A);
        await NextListAsync();
        _source.Throw("no route");

        Assert.Equal(TimeSpan.FromMilliseconds(250), await _time.PassAsync());
    }

    [Fact]
    public async Task Source_ThatIsBackWithTheSameList_IsLoggedAndNotHandedOn()
    {
        _follower.Start();
        _source.Give(A);
        await NextListAsync();
        _source.Throw("no route");
        await _time.PassAsync();

        _source.Give(A);
        _source.Give(B);

        Assert.Equal(B, await NextListAsync());
        Assert.Contains("Information EndpointSourceBack The endpoints of 'test://orders' are found again: 1.", _logger.Lines);
        Assert.Null(_follower.LastFailure);
    }

    [Fact]
    public async Task Source_ThatFailsBeforeTheFirstList_TellsEachTime()
    {
        _follower.Start();
        _source.Throw("no route");
        Assert.Equal("no route", (await NextFailureAsync()).Message);
        await _time.PassAsync();
        _source.Give(Array.Empty<string>());
        Assert.Contains("empty list", (await NextFailureAsync()).Message, StringComparison.Ordinal);
        _source.End();
        Assert.Contains("ended without giving any", (await NextFailureAsync()).Message, StringComparison.Ordinal);
        await _time.PassAsync();

        Assert.False(_follower.FirstList.IsCompleted);
        Assert.NotNull(_follower.LastFailure);
        _source.Give(A);
        await _follower.FirstList.Within("the first list");
        Assert.Null(_follower.LastFailure);
    }

    [Fact]
    public async Task Source_ThatEnds_LeavesItsLastListAndIsNotWatchedAgain()
    {
        _follower.Start();
        _source.Give(A);
        _source.End();

        await NextListAsync();
        await _follower.FirstList.Within("the first list");
        Assert.Equal(1, _source.Watched);
    }

    [Fact]
    public async Task Callback_ThatThrows_GetsTheListAgain()
    {
        var calls = 0;
        using var follower = new EndpointFollower(_source, "test://orders", FailOnce, static _ => { }, _time, _logger);
        follower.Start();
        _source.Give(A);
        await _time.PassAsync();
        _source.Give(A);

        await follower.FirstList.Within("the first list");
        Assert.Equal(2, calls);

        void FailOnce(IReadOnlyList<GoRpcEndpoint> list)
        {
            if (++calls == 1)
            {
                throw new InvalidOperationException("not now");
            }
        }
    }

    [Fact]
    public async Task Dispose_WhileTheSourceIsWatched_StopsItAndCancelsFirstList()
    {
        _follower.Start();
        _source.Give(Array.Empty<string>());
        await NextFailureAsync();

        _follower.Dispose();

        await _source.StoppedAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _follower.FirstList.Within("the end"));
    }

    [Fact]
    public async Task Dispose_BeforeStart_NeverWatches()
    {
        _follower.Dispose();
        _follower.Start();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _follower.FirstList.Within("the end"));
        Assert.Equal(0, _source.Watched);
    }

    public void Dispose() => _follower.Dispose();

    private Task<string> NextListAsync() => _lists.Reader.ReadAsync().Within("a list");

    private Task<Exception> NextFailureAsync() => _failures.Reader.ReadAsync().Within("a failure");
}
