using System.Text.Json;
using GoRpc.Integration.Tests.Processes;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>A Python program that calls the demo host. It runs once; each test looks at one of its observations.</summary>
public sealed class PythonClient : IAsyncLifetime
{
    private JsonElement? _observations;

    public async ValueTask InitializeAsync()
    {
        if (await Python.IsInstalledAsync())
        {
            await using var host = await DemoHost.StartAsync();
            _observations = await Python.RunAsync("client.py", host.GrpcAddress, "demo.proto", "status.proto");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What the program saw; skips the test where the program could not run.</summary>
    public JsonElement Observation(string name) => Python.Observation(_observations, name);
}
