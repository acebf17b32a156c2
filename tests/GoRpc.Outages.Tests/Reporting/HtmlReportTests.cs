using System.Xml.Linq;
using GoRpc.Outages.Reporting.Html;
using GoRpc.Outages.Running;
using GoRpc.Outages.Tests.Running;

namespace GoRpc.Outages.Tests.Reporting;

public sealed class HtmlReportTests
{
    [Fact]
    public void Write_Results_IsOnePageThatNeedsNothingElse()
    {
        var page = PageOf(Results.Of("failing", "gorpc"), Results.Of("failing", "round_robin"), Results.Of("slow", "gorpc"));

        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.Equal(6, page.Split("<svg ").Length - 1);
        Assert.Contains("one &lt;fails&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Results_HasWellFormedPictures()
    {
        var page = PageOf(Results.Of("failing", "gorpc"));

        foreach (var picture in page.Split("<svg ").Skip(1).Select(rest => "<svg " + rest[..(rest.IndexOf("</svg>", StringComparison.Ordinal) + 6)]))
        {
            var paths = XElement.Parse(picture).Elements("path").Select(path => path.Attribute("d")!.Value).ToList();
            Assert.StartsWith("M", Assert.Single(paths), StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", picture, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_Streams_PlotsWhatIsAlive()
    {
        var streams = Results.Of("quiet_stream", "gorpc") with { Alive = [new AlivePoint(0, 24), new AlivePoint(2, 12)] };

        var page = PageOf(streams);

        Assert.Single(page.Split("<svg ").Skip(1));
        Assert.Contains("Streams that are open", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoResults_IsAPageAllTheSame() => Assert.Contains("</html>", PageOf(), StringComparison.Ordinal);

    private static string PageOf(params RunResult[] results)
    {
        using var output = new StringWriter();
        HtmlReport.Write(output, results);
        return output.ToString();
    }
}
