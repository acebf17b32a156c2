using System.Globalization;
using System.Reflection;
using GoRpc.Tests.Shared;

namespace GoRpc.Unit.Tests.Client.Options;

/// <summary>Holds the tables in docs/client.md and docs/resilience.md to the options.</summary>
public sealed class OptionsTableTests
{
    [Fact]
    public void Table_OfTheDocs_HasEveryOptionWithItsDefault()
    {
        var documented = File.ReadLines(Repository.PathOf("docs/client.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|').Length == 6)
            .Select(line => line.Split('|'))
            .ToDictionary(cells => cells[1].Trim().Trim('`'), cells => cells[2].Trim().Trim('`'));

        Assert.Equal(Options(new GoRpcClientOptions(), "").OrderBy(row => row.Key, StringComparer.Ordinal), documented.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Table_OfResilience_HasThePoliciesWithTheSameDefaults()
    {
        var options = Options(new GoRpcClientOptions(), "").ToDictionary();

        var documented = File.ReadLines(Repository.PathOf("docs/resilience.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|').Length == 5)
            .Select(line => line.Split('|'))
            .ToDictionary(cells => cells[1].Trim().Trim('`'), cells => cells[2].Trim().Trim('`'));

        string[] policies = ["Deadline", "AttemptTimeout", "Retry:", "Hedging:", "Throttling:", "Bulkhead:", "RetryBudget:", "CircuitBreaker:", "Ejection:", "WaitForReady", "Streams:", "Methods:"];
        // How requests are compressed is no matter of resilience.
        var expected = options.Where(option => option.Key != "Methods:<name>:Compression" && policies.Any(policy => option.Key == policy || (policy.EndsWith(':') && option.Key.StartsWith(policy, StringComparison.Ordinal))));
        Assert.Equal(expected.OrderBy(row => row.Key, StringComparer.Ordinal), documented.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, string>> Options(object options, string prefix) =>
        from property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        from row in Rows(prefix + property.Name, property.GetValue(options))
        select row;

    private static IEnumerable<KeyValuePair<string, string>> Rows(string key, object? value) => value switch
    {
        IDictionary<string, MethodOptions> => Options(new MethodOptions(), key + ":<name>:"),
        // Empty lists, and dictionaries of delegates.
        null or (System.Collections.IEnumerable and not string) => [new(key, "none")],
        bool truth => [new(key, truth ? "true" : "false")],
        IConvertible or TimeSpan => [new(key, Convert.ToString(value, CultureInfo.InvariantCulture)!)],
        _ => Options(value, key + ":"),
    };
}
