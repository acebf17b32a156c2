using System.Net;
using System.Text.RegularExpressions;
using GoRpc.Integration.Tests.Processes;

namespace GoRpc.Integration.Tests.Host;

public sealed partial class HomePageTests(DemoHost host) : IClassFixture<DemoHost>, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = host.WebAddress };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Home_ListsEveryMethodWithKindSignatureAndPolicies()
    {
        var methods = MethodsOf(await _http.GetStringAsync("/"));

        Assert.Equal(
            [
                "Add(int32 a, int32 b) → int32 [unary] [no side effects] [deadline 10 s]",
                "Subtract(int32 a, int32 b) → int32 [unary] [no side effects] [deadline 10 s]",
                "Multiply(int32 a, int32 b) → int32 [unary] [no side effects] [deadline 10 s]",
                "Divide(double a, double b) → double [unary] [no side effects] [deadline 10 s] [fault DivisionByZero]",
                "Slow(int32 milliseconds) → int32 [unary] [deadline 60 s]",
                "Watch(WatchRequest) → stream Quote [server stream] [no side effects]",
                "Upload(stream Reading) → UploadSummary [client stream]",
                "Talk(stream ChatMessage) → stream ChatMessage [duplex]",
            ],
            methods);
    }

    [Fact]
    public async Task Home_ShowsTheMessagesAsAProtoReaderKnowsThem()
    {
        var page = WebUtility.HtmlDecode(await _http.GetStringAsync("/"));

        Assert.Contains(
            """
            message gorpc.demo.Quote {
              string symbol = 1;
              string price = 2;
              google.protobuf.Timestamp at = 3;
              int64 volume = 4;
            }
            """,
            page);
        Assert.Contains("repeated DeviceSummary devices = 1;", page);
    }

    [Fact]
    public async Task Home_SaysWhereTheHostIsHowItIsAndWhatToTypeNext()
    {
        var page = WebUtility.HtmlDecode(await _http.GetStringAsync("/"));
        var grpcAddress = host.GrpcAddress.GetLeftPart(UriPartial.Authority);

        Assert.Contains(">Healthy<", page);
        Assert.Contains($"<code>{grpcAddress}</code>", page);
        Assert.Contains($"dotnet run --project samples/Tour -- --address {grpcAddress}", page);
    }

    [Fact]
    public async Task Home_NeedsNoOtherFile()
    {
        var links = Link().Matches(await _http.GetStringAsync("/")).Select(match => match.Groups["target"].Value);

        Assert.All(links, link => Assert.True(link is "/health" || link.StartsWith("data:", StringComparison.Ordinal), link));
    }

    [Fact]
    public async Task Health_OfARunningHost_IsHealthy() => Assert.Equal("Healthy", await _http.GetStringAsync("/health"));

    [Fact]
    public async Task UnknownPath_ForAProgram_IsALineWithStatus404()
    {
        using var response = await _http.GetAsync("/nothing");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("There is nothing at /nothing. What the host serves is listed at /.\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task UnknownPath_ForABrowser_IsAPageThatRepeatsNoMarkup()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/%3Cscript%3E");
        request.Headers.Accept.ParseAdd("text/html");

        using var response = await _http.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("<script>", page);
        Assert.Contains("/&lt;script&gt;", page);
    }

    [Fact]
    public async Task UnknownMethod_OverGrpc_IsUnimplementedAndNotAPage()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.GrpcAddress, "/gorpc.demo.Nothing/Here"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(new byte[5]),
        };
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");

        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("12", response.Headers.Concat(response.TrailingHeaders).Single(header => header.Key == "grpc-status").Value.Single());
    }

    private static IEnumerable<string> MethodsOf(string page) =>
        from Match item in MethodItem().Matches(page)
        let chips = Chip().Matches(item.Value).Select(chip => $"[{chip.Groups["text"].Value}]")
        select WebUtility.HtmlDecode(Tag().Replace(item.Groups["signature"].Value, "")) + " " + string.Join(' ', chips);

    [GeneratedRegex("""<li>.*?<code class="signature">(?<signature>.*?)</code>.*?</li>""")]
    private static partial Regex MethodItem();

    [GeneratedRegex("""<span class="chip[^>]*>(?<text>[^<]*)</span>""")]
    private static partial Regex Chip();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("""(?:href|src)="(?<target>[^"]*)"|url\((?<target>[^)]*)\)""")]
    private static partial Regex Link();
}
