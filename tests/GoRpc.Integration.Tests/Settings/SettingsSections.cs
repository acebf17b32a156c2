using System.Reflection;
using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Settings;

/// <summary>Every section of appsettings.json that GoRpc and its demo read.</summary>
internal static class SettingsSections
{
    public static SettingsGroup Server { get; } = SettingsGroup.Read(typeof(GoRpcServerOptions));

    public static SettingsGroup Client { get; } = SettingsGroup.Read(typeof(GoRpcClientOptions));

    public static SettingsGroup Demo { get; } = SettingsGroup.Read(DemoOptions());

    /// <summary>The sections by name; <c>&lt;name&gt;</c> stands for any.</summary>
    public static IReadOnlyList<(string Section, SettingsGroup Group)> All { get; } =
    [
        (GoRpcServerOptions.SectionName, Server),
        ($"{GoRpcClientOptions.SectionName}:<name>", Client),
        ("GoRpc:Demo", Demo),
    ];

    // The host is a program of its own: it is built beside these tests and not referenced by them.
    private static Type DemoOptions()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var host = Assembly.LoadFrom(Repository.PathOf($"src/GoRpc.Host/bin/{folder.Parent!.Name}/{folder.Name}/GoRpc.Host.dll"));
        return host.GetType("GoRpc.Host.DemoOptions", throwOnError: true)!;
    }
}
