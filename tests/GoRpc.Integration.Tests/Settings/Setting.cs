using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace GoRpc.Integration.Tests.Settings;

/// <summary>One key of appsettings.json.</summary>
/// <param name="Key">The name of the property.</param>
/// <param name="Type">Its type; never a <see cref="Nullable{T}"/>.</param>
/// <param name="Default">Its default as it would be written in JSON; null when the setting is absent by default.</param>
/// <param name="Summary">What it does, as its documentation says.</param>
/// <param name="Value">What its documentation says about default and range.</param>
/// <param name="Range">The least and the most that is allowed, or null.</param>
internal sealed record Setting(string Key, Type Type, object? Default, string Summary, string Value, (string Least, string Most)? Range)
{
    /// <summary>The default as the tables in the docs write it.</summary>
    public string DefaultText => Default switch
    {
        null => "none",
        bool flag => flag ? "true" : "false",
        var value => Text(value),
    };

    /// <summary>Whether configuration binds one text to a type.</summary>
    public static bool IsValue(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value.IsPrimitive || value.IsEnum || value == typeof(string) || value == typeof(TimeSpan) || value == typeof(Uri);
    }

    /// <summary>Whether configuration binds a list of texts to a type.</summary>
    public static bool IsList(Type type) => type == typeof(IList<string>);

    public static Setting Read(PropertyInfo property, object defaults, XmlDocs docs)
    {
        return new Setting(
            property.Name,
            Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
            Json(property.GetValue(defaults)),
            docs.Summary(property),
            docs.Value(property),
            RangeOf(property));
    }

    // The range of a time is an attribute of GoRpc.Client's own, and internal there.
    private static (string Least, string Most)? RangeOf(PropertyInfo property) =>
        property.GetCustomAttribute<RangeAttribute>() is { } range ? (Text(range.Minimum), Text(range.Maximum))
        : property.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == "TimeRangeAttribute") is { ConstructorArguments: [var least, var most] }
            ? ((string)least.Value!, (string)most.Value!)
        : null;

    private static object? Json(object? value) => value switch
    {
        null or IList<string> => null,
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        Enum or Uri => value.ToString(),
        _ => value,
    };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
