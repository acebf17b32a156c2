using GoRpc.Outages.Reporting;
using GoRpc.Outages.Tests.Running;

namespace GoRpc.Outages.Tests.Reporting;

public sealed class TsvReportTests
{
    public const string Header =
        "scenario\tstack\tcalls\tgoodput_per_s\terror_pct\tp50_ms\tp95_ms\tp99_ms\tattempts_per_call\tbad_endpoint_share_pct\trecovery_s\texecuted_twice";

    [Fact]
    public void Write_Results_HasAHeaderAndInvariantFigures()
    {
        using var output = new StringWriter();

        TsvReport.Write(output, [Results.Of("slow", "gorpc"), Results.Of("slow", "round_robin") with { BadEndpointSharePercent = 33.333, RecoverySeconds = 1.2 }]);

        Assert.Equal(
            $"{Header}\nslow\tgorpc\t5000\t498.3\t0.35\t4.6\t8.1\t1234.5\t1.004\t\t\t0\nslow\tround_robin\t5000\t498.3\t0.35\t4.6\t8.1\t1234.5\t1.004\t33.33\t1.2\t0\n",
            output.ToString());
    }
}
