using System.Diagnostics;
using System.Globalization;
using GoRpc.Outages.Tests.Reporting;
using GoRpc.Tests.Shared;

namespace GoRpc.Outages.Tests.Running;

public sealed class SuiteRunTests
{
    [Fact]
    [Trait("Category", "Long")]
    public async Task Suite_Failing_WritesATsvOfRealRuns()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "GoRpc.Outages.dll"), "--scenario", "failing", "--stack", "round_robin", "gorpc", "--seconds", "2", "--format", "tsv",
            },
        };
        using var suite = Process.Start(start)!;
        var reading = suite.StandardOutput.ReadToEndAsync();
        try
        {
            await suite.WaitForExitAsync().Within("the suite");
        }
        finally
        {
            // Its hosts end with it.
            suite.Kill();
        }

        var lines = (await reading.Within("the report")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(0, suite.ExitCode);
        Assert.Equal(TsvReportTests.Header, lines[0]);
        var rows = lines.Skip(1).Select(line => line.Split('\t')).ToList();
        Assert.Equal([("failing", "round_robin"), ("failing", "gorpc")], rows.Select(row => (row[0], row[1])));
        Assert.All(rows, row => Assert.Equal(12, row.Length));
        // Two seconds of 500 calls; how well they fared depends on the machine, and is not asked here.
        Assert.All(rows, row => Assert.Equal(1000, int.Parse(row[2], CultureInfo.InvariantCulture)));
        Assert.All(rows, row => Assert.Equal("0", row[11]));
        Assert.All(rows, row => Assert.NotEqual("", row[9]));
    }
}
