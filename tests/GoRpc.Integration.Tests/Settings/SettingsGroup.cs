using System.Reflection;

namespace GoRpc.Integration.Tests.Settings;

/// <summary>A section of appsettings.json as an options class describes it.</summary>
/// <param name="Type">The options class.</param>
/// <param name="Summary">What the class is for, as its documentation says.</param>
/// <param name="Settings">The keys that are values.</param>
/// <param name="Groups">The sections below it, by key; <c>&lt;method&gt;</c> and the like stand for any key, and <c>[]</c> for a list of such sections.</param>
internal sealed record SettingsGroup(
    Type Type,
    string Summary,
    IReadOnlyList<Setting> Settings,
    IReadOnlyList<(string Key, SettingsGroup Group)> Groups)
{
    /// <summary>Reads an options class. Properties that no configuration can set (loggers, clocks, certificates in memory) are left out.</summary>
    public static SettingsGroup Read(Type type)
    {
        var docs = XmlDocs.Of(type.Assembly);
        var defaults = Activator.CreateInstance(type, nonPublic: true)!;
        var settings = new List<Setting>();
        var groups = new List<(string, SettingsGroup)>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if ((Setting.IsValue(property.PropertyType) || Setting.IsList(property.PropertyType)) && property.SetMethod is not null)
            {
                settings.Add(Setting.Read(property, defaults, docs));
            }
            else if (DictionaryValue(property.PropertyType) is { } value)
            {
                groups.Add(($"{property.Name}:<{property.Name.ToLowerInvariant().TrimEnd('s')}>", Read(value)));
            }
            else if (DictionaryOfLists(property.PropertyType) is { } item)
            {
                groups.Add(($"{property.Name}:<{property.Name.ToLowerInvariant().TrimEnd('s')}>[]", Read(item)));
            }
            else if (IsGroup(property.PropertyType))
            {
                groups.Add((property.Name, Read(property.PropertyType)));
            }
        }

        return new SettingsGroup(type, docs.Summary(type), settings, groups);
    }

    private static bool IsGroup(Type type) => type.IsClass && type.Namespace!.StartsWith("GoRpc", StringComparison.Ordinal) && !type.IsAbstract;

    private static Type? DictionaryValue(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [var key, var value] && key == typeof(string) && IsGroup(value) ? value : null;

    private static Type? DictionaryOfLists(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [var key, { IsGenericType: true } list] && key == typeof(string)
        && list.GetGenericTypeDefinition() == typeof(IList<>) && list.GetGenericArguments()[0] is var item && IsGroup(item) ? item : null;
}
