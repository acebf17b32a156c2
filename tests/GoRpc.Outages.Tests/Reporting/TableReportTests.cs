using GoRpc.Outages.Reporting;
using GoRpc.Outages.Running;
using GoRpc.Outages.Tests.Running;

namespace GoRpc.Outages.Tests.Reporting;

public sealed class TableReportTests
{
    [Fact]
    public void Write_Results_SaysWhatWasReached()
    {
        using var output = new StringWriter();

        TableReport.Write(output, [Results.Of("failing", "gorpc") with { Extra = new Dictionary<string, double> { [ExtraNames.LongestWait] = 1002.5 } }]);

        var lines = output.ToString().Split('\n').Select(line => line.Trim()).ToList();
        Assert.Contains(lines, line => line.StartsWith("failing", StringComparison.Ordinal) && line.Contains("498.3", StringComparison.Ordinal));
        Assert.Contains("failing gorpc: longest wait, ms 1,002.5", lines);
        Assert.Contains("reached failing: at most 0.5 % errors: 0.35 %", lines);
    }
}
