namespace GoRpc.Host.Startup;

/// <summary>The command line of the host: settings, in the form that the configuration of .NET reads them.</summary>
internal static class HostArguments
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Usage = """
        Serves the demo contracts of GoRpc.

        dotnet run --project src/GoRpc.Host -- [--Section:Key=value ...]

        Any setting of appsettings.json can be given here or in the environment (GoRpc__Demo__Seed=7), for example:

          --Kestrel:Endpoints:Grpc:Url=http://127.0.0.1:6081   where gRPC is served
          --Kestrel:Endpoints:Web:Url=http://127.0.0.1:6080    where the home page is served
          --GoRpc:Demo:Seed=7                                  another day on the stock exchange
          --GoRpc:Demo:TickInterval=00:00:00.050               how often a quote comes
          --GoRpc:Demo:Auth=true                               calls need a token; the Tour signs in
          --Logging:LogLevel:Default=Information               what the host logs
        """;

    private static readonly string[] Sections = ["GoRpc", "Kestrel", "Logging", "AllowedHosts", "Environment", "Urls"];

    /// <summary>Whether only the usage is wanted.</summary>
    public static bool IsHelp(string[] args) => args is ["--help" or "-h", ..];

    /// <summary>Finds arguments that would silently do nothing.</summary>
    /// <exception cref="SettingsException">There is one; the message says what to type.</exception>
    public static void Check(string[] args)
    {
        for (var index = 0; index < args.Length; index++)
        {
            var setting = args[index].Split('=', 2);
            var isSetting = setting[0].StartsWith("--", StringComparison.Ordinal)
                && Sections.Contains(setting[0][2..].Split(':')[0], StringComparer.OrdinalIgnoreCase);
            var hasValue = setting.Length == 2 || ++index < args.Length;
            if (!isSetting || !hasValue)
            {
                throw new SettingsException(
                    $"'{setting[0]}' {(isSetting ? "has no value" : "is not a setting of the host")}. "
                    + "See: dotnet run --project src/GoRpc.Host -- --help");
            }
        }
    }
}
