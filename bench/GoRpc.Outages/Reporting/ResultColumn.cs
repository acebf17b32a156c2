using System.Globalization;
using GoRpc.Outages.Running;

namespace GoRpc.Outages.Reporting;

/// <summary>One column of a report.</summary>
/// <param name="Name">Its name in the header line of a tsv.</param>
/// <param name="Heading">Its heading in a table.</param>
/// <param name="Description">What --help says of it.</param>
/// <param name="Text">Its cell: a dot is the decimal sign, empty where there is no figure.</param>
internal sealed record ResultColumn(string Name, string Heading, string Description, Func<RunResult, string> Text)
{
    public bool IsNumber { get; private init; }

    public static ResultColumn Figure(string name, string heading, string description, string format, Func<RunResult, double?> figure) =>
        new(name, heading, description, result => figure(result)?.ToString(format, CultureInfo.InvariantCulture) ?? "") { IsNumber = true };
}
