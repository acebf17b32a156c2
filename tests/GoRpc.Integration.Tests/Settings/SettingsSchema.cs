using System.Globalization;
using System.Text.Json.Nodes;

namespace GoRpc.Integration.Tests.Settings;

/// <summary>The JSON schema of the section <c>GoRpc</c> in appsettings.json.</summary>
internal static class SettingsSchema
{
    public static JsonObject Create()
    {
        var root = Object("The settings of GoRpc.");
        foreach (var (section, group) in SettingsSections.All)
        {
            Add(root, section["GoRpc:".Length..], Describe(group));
        }

        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["type"] = "object",
            ["properties"] = new JsonObject { ["GoRpc"] = root },
        };
    }

    private static JsonObject Describe(SettingsGroup group)
    {
        var schema = Object(group.Summary);
        foreach (var setting in group.Settings)
        {
            schema["properties"]![setting.Key] = Describe(setting);
        }

        foreach (var (key, inner) in group.Groups)
        {
            Add(schema, key, Describe(inner));
        }

        return schema;
    }

    private static JsonObject Describe(Setting setting)
    {
        var schema = new JsonObject { ["description"] = $"{setting.Summary} {setting.Value}".Replace("`", "", StringComparison.Ordinal) };
        schema["type"] = setting.Type switch
        {
            var type when type == typeof(bool) => "boolean",
            var type when type == typeof(int) || type == typeof(long) => "integer",
            var type when type == typeof(double) => "number",
            var type when Setting.IsList(type) => "array",
            _ => "string",
        };
        if (setting.Default is { } value)
        {
            schema["default"] = JsonValue.Create(value);
        }

        if (Setting.IsList(setting.Type))
        {
            schema["items"] = new JsonObject { ["type"] = "string" };
        }

        if (setting.Type.IsEnum)
        {
            schema["enum"] = new JsonArray([.. Enum.GetNames(setting.Type).Select(name => JsonValue.Create(name))]);
        }

        if (setting.Type == typeof(TimeSpan))
        {
            schema["pattern"] = @"^-?(\d+\.)?\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?$";
        }
        else if (setting.Range is var (least, most))
        {
            schema["minimum"] = decimal.Parse(least, CultureInfo.InvariantCulture);
            schema["maximum"] = decimal.Parse(most, CultureInfo.InvariantCulture);
        }

        return schema;
    }

    // Clients:<name> is an object whose keys are the reader's own; Limits:<limit>[] is one of arrays.
    private static void Add(JsonObject parent, string key, JsonObject schema)
    {
        if (key.Split(':') is [var name, var any])
        {
            var value = any.EndsWith("[]", StringComparison.Ordinal) ? new JsonObject { ["type"] = "array", ["items"] = schema } : schema;
            parent["properties"]![name] = new JsonObject { ["type"] = "object", ["additionalProperties"] = value };
        }
        else
        {
            parent["properties"]![key] = schema;
        }
    }

    private static JsonObject Object(string description) => new()
    {
        ["description"] = description.Replace("`", "", StringComparison.Ordinal),
        ["type"] = "object",
        ["properties"] = new JsonObject(),
        ["additionalProperties"] = false,
    };
}
