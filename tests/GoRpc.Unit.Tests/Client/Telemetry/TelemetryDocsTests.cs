using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using GoRpc.Client.Telemetry;
using GoRpc.Server.Telemetry;
using GoRpc.Telemetry;
using GoRpc.Tests.Shared;

namespace GoRpc.Unit.Tests.Client.Telemetry;

/// <summary>Holds docs/telemetry.md to the code.</summary>
public sealed partial class TelemetryDocsTests
{
    private const string OfClients = "| instrument of clients |";
    private const string OfHosts = "| instrument of hosts |";

    [Fact]
    public void Tables_OfInstruments_HaveEachWithKindAndUnit()
    {
        using var ofClients = new MetricsRecorder();
        using var ofHosts = new MetricsRecorder();
        _ = ClientMetrics.Of(ofClients);
        _ = new ServerMetrics(ofHosts);

        AssertDocumented(OfClients, ofClients);
        AssertDocumented(OfHosts, ofHosts);
    }

    [Fact]
    public void Table_OfAttributes_HasEach()
    {
        var expected = typeof(TelemetryTags).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.Name is not (nameof(TelemetryTags.Grpc) or nameof(TelemetryTags.OtherMethod)))
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(expected.Order(StringComparer.Ordinal), Rows("| attribute |").Select(static cells => cells[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Table_OfInstruments_NamesOnlyAttributesThatThereAre()
    {
        var attributes = Rows("| attribute |").Select(static cells => cells[1]).ToHashSet();

        Assert.All(Rows(OfClients).Concat(Rows(OfHosts)).SelectMany(static cells => Quoted().Matches(cells[4]).Select(match => match.Groups[1].Value)), name => Assert.Contains(name, attributes));
    }

    private static void AssertDocumented(string table, MetricsRecorder metrics) => Assert.Equal(
        metrics.Instruments.Select(static instrument => $"{instrument.Name} | {KindOf(instrument)} | {instrument.Unit ?? "none"}").Order(StringComparer.Ordinal),
        Rows(table).Select(static cells => $"{cells[1]} | {cells[2]} | {cells[3]}").Order(StringComparer.Ordinal));

    private static IEnumerable<string[]> Rows(string header) => File.ReadLines(Repository.PathOf("docs/telemetry.md"))
        .SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(static line => line.StartsWith('|'))
        .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(static cells => cells.Select((cell, index) => index == 1 || index == 3 ? cell.Trim('`') : cell).ToArray());

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Histogram" => "histogram",
        "Counter" => "counter",
        "UpDownCounter" => "up-down counter",
        "ObservableGauge" => "gauge",
        var other => other,
    };

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
