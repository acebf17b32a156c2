namespace GoRpc.Outages.Reporting.Html;

/// <summary>The line of one stack: values over time, null where there is none.</summary>
internal sealed record ChartLine(string Stack, IReadOnlyList<(double At, double? Value)> Points);
