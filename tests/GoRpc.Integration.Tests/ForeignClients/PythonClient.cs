using System.Text.Json;
using GoRpc.Integration.Tests.Processes;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>
/// A Python program that calls the demo host through grpcio and a .proto written by hand. It runs once; each test looks at
/// one of its observations.
/// </summary>
public sealed class PythonClient : IAsyncLifetime
{
    // The packages belong to the system's Python; another one that comes first in PATH does not see them.
    private const string Python = "/usr/bin/python3";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly string Sources = Path.Combine(AppContext.BaseDirectory, "ForeignClients");

    private JsonElement? _observations;

    public async ValueTask InitializeAsync()
    {
        if (!await IsInstalledAsync())
        {
            return;
        }

        var stubs = Directory.CreateTempSubdirectory("gorpc-stubs-");
        try
        {
            await using var host = await DemoHost.StartAsync();
            (await Command.RunAsync(Python, GenerateStubs(stubs.FullName), Limit)).Succeeded();
            var address = $"127.0.0.1:{host.GrpcAddress.Port}";
            var run = (await Command.RunAsync(Python, [Path.Combine(Sources, "client.py"), address, stubs.FullName], Limit)).Succeeded();
            _observations = JsonSerializer.Deserialize<JsonElement>(run.Output);
        }
        finally
        {
            stubs.Delete(recursive: true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What the program saw; skips the test where the program could not run.</summary>
    public JsonElement Observation(string name)
    {
        Assert.SkipUnless(_observations is not null, "grpcio is missing: apt-get install python3-grpcio python3-grpc-tools python3-pkg-resources");
        return _observations!.Value.GetProperty(name);
    }

    private static async Task<bool> IsInstalledAsync() =>
        File.Exists(Python)
        && (await Command.RunAsync(Python, ["-c", "import grpc, grpc_tools.protoc, google.protobuf"], Limit)).ExitCode == 0;

    private static string[] GenerateStubs(string folder) =>
    [
        "-m", "grpc_tools.protoc", $"-I{Sources}", $"--python_out={folder}", $"--grpc_python_out={folder}", "demo.proto", "status.proto",
    ];
}
