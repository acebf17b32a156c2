using System.Text.Json;
using GoRpc.Integration.Tests.Processes;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>Runs programs of this folder that call a host through grpcio and stubs of a .proto written by hand.</summary>
internal static class Python
{
    // The packages belong to the system's Python; another one that comes first in PATH does not see them.
    private const string Program = "/usr/bin/python3";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly string Sources = Path.Combine(AppContext.BaseDirectory, "ForeignClients");

    public static async Task<bool> IsInstalledAsync() =>
        File.Exists(Program)
        && (await Command.RunAsync(Program, ["-c", "import grpc, grpc_tools.protoc, google.protobuf"], Limit)).ExitCode == 0;

    /// <summary>What a program printed: one JSON object, an observation per name.</summary>
    /// <param name="script">The file of the program, which takes HOST:PORT and the folder of its stubs.</param>
    /// <param name="host">The address of the host.</param>
    /// <param name="protos">The files that the stubs are generated from.</param>
    public static async Task<JsonElement> RunAsync(string script, Uri host, params string[] protos)
    {
        var stubs = Directory.CreateTempSubdirectory("gorpc-stubs-").FullName;
        try
        {
            (await Command.RunAsync(
                Program, ["-m", "grpc_tools.protoc", $"-I{Sources}", $"--python_out={stubs}", $"--grpc_python_out={stubs}", .. protos], Limit)).Succeeded();
            var run = (await Command.RunAsync(Program, [Path.Combine(Sources, script), host.Authority, stubs], Limit)).Succeeded();
            return JsonSerializer.Deserialize<JsonElement>(run.Output);
        }
        finally
        {
            Directory.Delete(stubs, recursive: true);
        }
    }

    /// <summary>One observation; skips the test where the program could not run.</summary>
    public static JsonElement Observation(JsonElement? observations, string name)
    {
        Assert.SkipUnless(observations is not null, "grpcio is missing: apt-get install python3-grpcio python3-grpc-tools python3-pkg-resources");
        return observations!.Value.GetProperty(name);
    }
}
