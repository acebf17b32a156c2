using GoRpc.Outages.Running;

namespace GoRpc.Outages.Reporting;

internal static class TsvReport
{
    public static void Write(TextWriter output, IReadOnlyList<RunResult> results)
    {
        output.Write(string.Join('\t', ResultColumns.All.Select(column => column.Name)));
        output.Write('\n');
        foreach (var result in results)
        {
            output.Write(string.Join('\t', ResultColumns.All.Select(column => column.Text(result))));
            output.Write('\n');
        }
    }
}
