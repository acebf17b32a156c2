using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Client;

/// <summary>Methods that read like local ones, in every kind of call.</summary>
public sealed class NaturalMethodTests : IAsyncLifetime
{
    private NotesHost _host = null!;
    private GoRpcChannel _channel = null!;
    private INatural _client = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await NotesHost.StartAsync(ServerStack.GoRpc);
        _channel = GoRpcChannel.ForAddress(_host.Address);
        _client = _channel.CreateClient<INatural>();
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Unary_SeveralScalars_ArriveInTheirPlaces()
    {
        Assert.Equal(-1, await _client.AddAsync(2, -3).Within("the answer"));
        Assert.Equal(0, await _client.AddAsync(0, 0).Within("the answer"));
        Assert.Equal(-0.02m, await _client.MultiplyAsync(0.1m, -0.2m).Within("the answer"));
        Assert.Equal(2.5, await Task.Run(() => _client.Divide(5, 2)).Within("the answer"));
    }

    [Fact]
    public async Task Unary_NullableValues_TravelAsWhatTheyAre()
    {
        Assert.Null(await _client.FindAsync(null).Within("the answer"));
        Assert.Equal("", await _client.FindAsync("").Within("the answer"));
        Assert.Equal("key", await _client.FindAsync("key").Within("the answer"));
        Assert.Null(await _client.FindNoteAsync(null).Within("the answer"));
        Assert.Equal("text", (await _client.FindNoteAsync(new Note { Text = "text" }).Within("the answer"))!.Text);
    }

    [Fact]
    public async Task Unary_EnumsAndNullableNumbers_TravelAsWhatTheyAre()
    {
        Assert.Equal(DayOfWeek.Sunday, await _client.DayAfterAsync(DayOfWeek.Saturday, null).Within("the answer"));
        Assert.Equal(DayOfWeek.Saturday, await _client.DayAfterAsync(DayOfWeek.Saturday, 0).Within("the answer"));
    }

    [Fact]
    public async Task Unary_CollectionsAndTuples_TravelAsWhatTheyAre()
    {
        Assert.Equal([3, 2, 1], await _client.SortAsync([2, 3, 1], descending: true).Within("the answer"));
        Assert.Empty(await _client.SortAsync([], descending: false).Within("the answer"));
        Assert.Equal((-4, 9), await _client.RangeAsync([1, 9, -4]).Within("the answer"));
    }

    [Fact]
    public async Task Unary_WithoutParametersAndResult_Completes()
    {
        await _client.NothingAsync().Within("the answer");
        await Task.Run(_client.Reset).Within("the answer");
    }

    [Fact]
    public async Task Unary_NullWhereTheContractForbidsIt_IsRefusedAtTheSender()
    {
        var violation = await Assert.ThrowsAsync<ContractViolationException>(() => _client.SortAsync(null!, descending: false).Within("the refusal"));

        Assert.Contains("numbers", violation.Path);
    }

    [Fact]
    public async Task Streams_OfScalars_YieldEveryItem()
    {
        Assert.Equal([-1, 0, 1], await _client.CountAsync(-1, 1).ToListAsync().Within("the stream"));
        Assert.Equal(2L * int.MaxValue, await _client.SumAsync(new[] { int.MaxValue, 0, int.MaxValue }.ToAsyncEnumerable()).Within("the answer"));
        Assert.Equal(["A", "", "B"], await _client.SayAsync(new[] { "a", "", "b" }.ToAsyncEnumerable()).ToListAsync().Within("the conversation"));
    }
}
