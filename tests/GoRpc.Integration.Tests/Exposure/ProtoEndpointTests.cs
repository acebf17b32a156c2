using System.IO.Compression;
using System.Net;
using GoRpc.Integration.Tests.Processes;
using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Exposure;

/// <summary>The .proto files that the demo host gives to whoever asks by HTTP/1.1.</summary>
public sealed class ProtoEndpointTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Proto_WithoutAFile_ListsTheFiles()
    {
        using var http = new HttpClient { BaseAddress = host.WebAddress };

        var list = await http.GetStringAsync("/proto").Within("the list");

        Assert.Equal(
            ["/proto/gorpc/demo/calculator.proto", "/proto/gorpc/demo/chat.proto", "/proto/gorpc/demo/stocks.proto", "/proto/gorpc/demo/telemetry.proto"],
            list.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Proto_OfAFile_IsItsTextWithTheCommentsOfTheContract()
    {
        using var http = new HttpClient { BaseAddress = host.WebAddress };

        var text = await http.GetStringAsync("/proto/gorpc/demo/calculator.proto").Within("the file");

        Assert.Contains("// Arithmetic: numbers in, a number out.\nservice Calculator {", text, StringComparison.Ordinal);
        Assert.Contains("  // The first integer.\n  int32 a = 1;", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proto_OfNoFile_SaysWhatThereIs()
    {
        using var http = new HttpClient { BaseAddress = host.WebAddress };

        using var response = await http.GetAsync("/proto/no/such.proto").Within("the answer");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("/proto/gorpc/demo/stocks.proto", await response.Content.ReadAsStringAsync().Within("the text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proto_AsAnArchive_HasAllFiles()
    {
        using var http = new HttpClient { BaseAddress = host.WebAddress };

        await using var archive = new ZipArchive(await http.GetStreamAsync("/proto.zip").Within("the archive"));

        Assert.Equal(4, archive.Entries.Count);
        Assert.Contains("gorpc/demo/chat.proto", archive.Entries.Select(entry => entry.FullName));
    }
}
