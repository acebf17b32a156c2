using System.Globalization;

namespace GoRpc.Outages.Targets;

/// <summary>A figure of GoRpc that a scenario is to reach.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Text">What is to be reached.</param>
/// <param name="Format">How the figure is written.</param>
/// <param name="Measure">The figure, from the results of a scenario; null when it takes a stack that was not measured, or there is none.</param>
/// <param name="IsReached">Whether it is enough.</param>
internal sealed record Target(string Scenario, string Text, string Format, Func<ScenarioResults, double?> Measure, Func<double, bool> IsReached)
{
    public static Target AtMost(string scenario, string text, double limit, string format, Func<ScenarioResults, double?> measure) =>
        new(scenario, text, format, measure, value => value <= limit);

    public static Target AtLeast(string scenario, string text, double limit, string format, Func<ScenarioResults, double?> measure) =>
        new(scenario, text, format, measure, value => value >= limit);

    public Verdict Judge(ScenarioResults results) => Measure(results) is { } value
        ? new Verdict(Scenario, Text, value.ToString(Format, CultureInfo.InvariantCulture), IsReached(value))
        : new Verdict(Scenario, Text, "none", false);
}
