using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Processes;

/// <summary>The programs of the repository, as they were built together with these tests: in the same configuration.</summary>
internal static class Programs
{
    /// <summary>src/GoRpc.Host.</summary>
    public static string Host => PathOf("src/GoRpc.Host", "GoRpc.Host.dll");

    /// <summary>samples/Tour.</summary>
    public static string Tour => PathOf("samples/Tour", "Tour.dll");

    /// <summary>src/GoRpc.Cli.</summary>
    public static string Cli => PathOf("src/GoRpc.Cli", "GoRpc.Cli.dll");

    /// <summary>The assembly of contracts/GoRpc.Contracts.</summary>
    public static string Contracts => PathOf("contracts/GoRpc.Contracts", "GoRpc.Contracts.dll");

    private static string PathOf(string project, string program)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Repository.PathOf($"{project}/bin/{framework.Parent!.Name}/{framework.Name}/{program}");
    }
}
