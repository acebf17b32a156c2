using System.Globalization;
using System.Reflection;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace GoRpc.Unit.Tests.Server;

/// <summary>Holds the tables in docs/server.md to the code.</summary>
public sealed class ServerDocumentTests
{
    [Fact]
    public void Options_OfTheDocs_AreAllOptionsWithTheirDefaults()
    {
        Assert.Equal(OptionsOf(new GoRpcServerOptions(), "").Order(), Rows(columns: 3, start: "| `").Select(cells => (cells[0], cells[1])).Order());
    }

    [Fact]
    public void Logs_OfTheDocs_AreAllEventsWithTheirLevels()
    {
        var events =
            from type in typeof(GoRpcServerOptions).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            from attribute in method.GetCustomAttributes<LoggerMessageAttribute>()
            select (attribute.EventId.ToString(CultureInfo.InvariantCulture), attribute.EventName!, attribute.Level.ToString());

        Assert.Equal(events.Order(), Rows(columns: 4, start: "| 1").Select(cells => (cells[0], cells[1], cells[2])).Order());
    }

    private static IEnumerable<(string Key, string Default)> OptionsOf(object options, string prefix) =>
        from property in options.GetType().GetProperties()
        from row in property.GetValue(options) switch
        {
            null or System.Collections.ICollection { Count: 0 } => [(prefix + property.Name, "none")],
            bool truth => [(prefix + property.Name, truth ? "true" : "false")],
            IConvertible or TimeSpan => [(prefix + property.Name, Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture)!)],
            { } inner => OptionsOf(inner, $"{prefix}{property.Name}:"),
        }
        select row;

    private static IEnumerable<string[]> Rows(int columns, string start) =>
        from line in File.ReadLines(Repository.PathOf("docs/server.md"))
        where line.StartsWith(start, StringComparison.Ordinal)
        let cells = line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray()
        where cells.Length == columns
        select cells;
}
