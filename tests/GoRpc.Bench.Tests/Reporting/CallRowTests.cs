using GoRpc.Bench.Comparing;
using GoRpc.Bench.Measuring;
using GoRpc.Bench.Reporting;
using GoRpc.Bench.Scenarios;

namespace GoRpc.Bench.Tests.Reporting;

public sealed class CallRowTests
{
    [Fact]
    public void Tsv_OfAComparison_HasRatiosToProtoFirst()
    {
        var lines = Tsv(Ran("gorpc", 1500, 80, 900), Ran("proto-first", 1000, 100, 1000));

        Assert.Equal("scenario\tstack\tcalls_per_s\tp50_us\tp99_us\tcpu_us\tbytes\tcalls_ratio\tcpu_ratio\tbytes_ratio", lines[0]);
        Assert.Equal("add@16\tgorpc\t1500.0\t1.0\t1.0\t80.0\t900.0\t1.500\t0.800\t0.900", lines[1]);
        Assert.Equal("add@16\tproto-first\t1000.0\t1.0\t1.0\t100.0\t1000.0\t1.000\t1.000\t1.000", lines[2]);
    }

    [Fact]
    public void Tsv_WithoutProtoFirst_HasNoRatios() => Assert.Equal("add@16\traw\t2.0\t1.0\t1.0\t3.0\t4.0\t\t\t", Tsv(Ran("raw", 2, 3, 4))[1]);

    [Fact]
    public void Tsv_OfAStackWithoutTheCall_HasNoFigures() =>
        Assert.Equal("add@16\traw\t\t\t\t\t\t\t\t", Tsv(new StackResult("raw"), Ran("proto-first", 1, 1, 1))[1]);

    [Fact]
    public void Tsv_OfAStackNamedTwice_ComparesTheSecondWithTheFirst() =>
        Assert.EndsWith("\t2.000\t1.000\t1.000", Tsv(Ran("proto-first", 1, 1, 1), Ran("proto-first", 2, 1, 1))[2]);

    private static StackResult Ran(string stack, double callsPerSecond, double cpu, double bytes)
    {
        var result = new StackResult(stack);
        var latencies = new LatencyHistogram();
        latencies.Record(TimeSpan.FromMicroseconds(1));
        result.Add(new RoundResult(callsPerSecond, cpu, bytes), latencies);
        return result;
    }

    private static string[] Tsv(params StackResult[] stacks)
    {
        var output = new StringWriter { NewLine = "\n" };
        Report.WriteTsv(output, CallRow.Columns, CallRow.Of(new ScenarioResult(new Scenario("add@16", CallKind.Add, 16), stacks)));
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
