using System.Diagnostics;
using GoRpc.Client.Discovery;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Calls;

namespace GoRpc.Unit.Tests.Client.Discovery;

public sealed class FileEndpointsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gorpc-endpoints-");
    private readonly TestTime _time = new();
    private readonly CancellationTokenSource _stop = new();

    private string File => Path.Combine(_folder.FullName, "endpoints.json");

    [Theory]
    [InlineData("file:{0}")]
    [InlineData("file://{0}")]
    [InlineData("FILE:{0}")]
    public async Task Watch_OfAFile_GivesItsEndpoints(string address)
    {
        Write("http://a:1");

        await using var lists = Watch(new FileEndpoints(string.Format(null, address, File), _time));

        Assert.Equal("http://a:1", await NextAsync(lists));
    }

    [Fact]
    public async Task Watch_OfARelativePath_CountsFromTheWorkingDirectory()
    {
        Write("http://a:1");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, File);

        await using var lists = Watch(new FileEndpoints($"file:{relative}", _time));

        Assert.Equal("http://a:1", await NextAsync(lists));
    }

    [Fact]
    public async Task Watch_FileIsReplaced_GivesTheNewEndpoints()
    {
        Write("http://a:1");
        await using var lists = Watch();
        await NextAsync(lists);
        var next = NextAsync(lists);

        // The clock stands still: only what the operating system reports can tell.
        Replace("http://b:1");

        Assert.Equal("http://b:1", await next);
    }

    [Fact]
    public async Task Watch_LinksAreSwappedAsKubernetesDoes_GivesTheNewEndpoints()
    {
        _folder.CreateSubdirectory("..1");
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, "..1", "endpoints.json"), """[ "http://a:1" ]""");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "..data"), "..1");
        System.IO.File.CreateSymbolicLink(File, Path.Combine("..data", "endpoints.json"));
        await using var lists = Watch();
        Assert.Equal("http://a:1", await NextAsync(lists));
        var next = NextAsync(lists);

        _folder.CreateSubdirectory("..2");
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, "..2", "endpoints.json"), """[ "http://b:1" ]""");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "..data_tmp"), "..2");
        // File.Move refuses to replace a link to a folder; rename(2), which Kubernetes uses, does not.
        await Process.Start("mv", ["-T", Path.Combine(_folder.FullName, "..data_tmp"), Path.Combine(_folder.FullName, "..data")]).WaitForExitAsync().Within("mv");

        Assert.Equal("http://b:1", await next);
    }

    [Fact]
    public async Task Watch_LinkToAnotherFolderChanges_IsSeenByThePoll()
    {
        var other = Directory.CreateTempSubdirectory("gorpc-endpoints-");
        try
        {
            var target = Path.Combine(other.FullName, "target.json");
            System.IO.File.WriteAllText(target, """[ "http://a:1" ]""");
            System.IO.File.CreateSymbolicLink(File, target);
            await using var lists = Watch();
            await NextAsync(lists);
            var next = NextAsync(lists);
            System.IO.File.WriteAllText(target, """[ "http://b:1" ]""");

            using var clock = TimeFlows();
            Assert.Equal("http://b:1", await next);
        }
        finally
        {
            other.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Watch_FaultyFile_ThrowsOnceAndGivesTheListWhenItIsMended()
    {
        var source = new FileEndpoints($"file:{File}", _time);
        System.IO.File.WriteAllText(File, "[ \"a:1\" ]");
        var first = Watch(source);
        var failing = first.MoveNextAsync();
        Assert.Equal(FileEndpoints.Settling, await _time.PassAsync());
        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => failing.Within("the fault"));
        Assert.Contains(File, exception.Message);
        Assert.Contains("line 1", exception.Message);

        // What follows it watches anew.
        await using var again = Watch(source);
        var next = NextAsync(again);
        Assert.Equal(FileEndpoints.Poll, await _time.NextWaitAsync());
        Assert.False(next.IsCompleted);
        Replace("http://a:1");

        Assert.Equal("http://a:1", await next);
    }

    [Fact]
    public async Task Watch_HalfWrittenFile_IsReadWhenItIsWhole()
    {
        System.IO.File.WriteAllText(File, "[ \"http://a:1\"");
        await using var lists = Watch();
        var next = NextAsync(lists);
        await _time.NextWaitAsync();

        Write("http://a:1");
        _time.Advance(FileEndpoints.Settling);

        Assert.Equal("http://a:1", await next);
    }

    [Fact]
    public async Task Watch_NoFile_SaysWhichOne()
    {
        var failing = Watch(new FileEndpoints("file:/nowhere/endpoints.json", _time)).MoveNextAsync();
        await _time.PassAsync();

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => failing.Within("the fault"));

        Assert.Contains("'/nowhere/endpoints.json' can't be read", exception.Message);
    }

    [Fact]
    public async Task Watch_Cancelled_Ends()
    {
        Write("http://a:1");
        await using var lists = Watch();
        await NextAsync(lists);
        var next = lists.MoveNextAsync();

        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Within("the end"));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> lists)
    {
        Assert.True(await lists.MoveNextAsync().Within("a list"));
        return string.Join(' ', lists.Current.Select(endpoint => endpoint.Address));
    }

    private IAsyncEnumerator<IReadOnlyList<GoRpcEndpoint>> Watch(FileEndpoints? source = null) =>
        (source ?? new FileEndpoints($"file:{File}", _time)).WatchAsync(_stop.Token).GetAsyncEnumerator(_stop.Token);

    private void Write(string address) => System.IO.File.WriteAllText(File, $"""[ "{address}" ]""");

    // As editors and deployments do it: there is no moment at which the file is half-written.
    private void Replace(string address)
    {
        var next = File + ".next";
        System.IO.File.WriteAllText(next, $"""[ "{address}" ]""");
        System.IO.File.Move(next, File, overwrite: true);
    }

    /// <summary>Lets every wait pass as soon as it has begun.</summary>
    private CancellationTokenSource TimeFlows()
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var token = stop.Token;
        _ = Task.Run(
            async () =>
            {
                while (!token.IsCancellationRequested)
                {
                    _time.Advance(FileEndpoints.Poll);
                    await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            },
            CancellationToken.None);
        return stop;
    }
}
