using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Settings;

/// <summary>
/// Options classes, appsettings.json, the tables in the docs and the JSON schema say the same. The table of clients has a test of its own
/// among the unit tests.
/// </summary>
public sealed class SettingsTests
{
    private const string Schema = "docs/appsettings.schema.json";
    private static readonly JsonSerializerOptions Readable =
        new(JsonSerializerOptions.Default) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Set by eng/accept-schema.sh.
    private static bool IsAccepting => Environment.GetEnvironmentVariable("GORPC_ACCEPT_SCHEMA") == "1";

    [Fact]
    public void Schema_OfSettings_DescribesEveryKey()
    {
        var expected = SettingsSchema.Create().ToJsonString(Readable) + "\n";
        var file = Repository.PathOf(Schema);
        if (IsAccepting)
        {
            File.WriteAllText(file, expected);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == expected,
            $"{Schema} does not say what the options classes say. Run eng/accept-schema.sh and read the diff.");
    }

    [Fact]
    public void Appsettings_OfTheRepository_HasOnlyKeysThatAreRead()
    {
        var schema = SettingsSchema.Create()["properties"]!["GoRpc"]!;

        Assert.Empty(UnknownKeys(Appsettings(), schema, "GoRpc"));
    }

    [Fact]
    public void Appsettings_OfTheRepository_ShowsTheDefaultsOfTheDemo()
    {
        var demo = Appsettings()["Demo"]!;

        Assert.All(SettingsSections.Demo.Settings, setting => Assert.Equal(setting.DefaultText, Normal(setting, demo[setting.Key])));
    }

    [Theory]
    [InlineData("docs/configuration.md", "GoRpc:Demo")]
    public void Table_OfTheDocs_ListsEveryKeyWithItsDefault(string document, string section)
    {
        var rows = File.ReadLines(Repository.PathOf(document))
            .SkipWhile(line => !line.StartsWith("| key | default |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[1].Trim('`'), cells[2].Trim('`')));

        var group = SettingsSections.All.Single(known => known.Section == section).Group;
        Assert.Equal(group.Settings.Select(setting => (setting.Key, setting.DefaultText)).Order(), rows.Order());
    }

    private static JsonNode Appsettings() => JsonNode.Parse(File.ReadAllText(Repository.PathOf("appsettings.json")))!["GoRpc"]!;

    private static IEnumerable<string> UnknownKeys(JsonNode settings, JsonNode schema, string path)
    {
        foreach (var (key, value) in settings.AsObject())
        {
            var known = schema["properties"]?[key] ?? (schema["additionalProperties"] as JsonObject);
            if (known is null)
            {
                yield return $"{path}:{key}";
            }
            else if (value is JsonObject)
            {
                foreach (var unknown in UnknownKeys(value, known, $"{path}:{key}"))
                {
                    yield return unknown;
                }
            }
        }
    }

    // 00:00:00.5 and 00:00:00.500 are the same time.
    private static string Normal(Setting setting, JsonNode? value) => setting.Type == typeof(TimeSpan)
        ? TimeSpan.Parse(value?.ToString() ?? "", CultureInfo.InvariantCulture).ToString()
        : value?.ToString() ?? "";
}
