using System.Text.Json;
using GoRpc.Integration.Tests.Server;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>A Python program whose calls of each kind fail with everything that a failure can carry.</summary>
public sealed class PythonDetails : IAsyncLifetime
{
    private JsonElement? _observations;

    public async ValueTask InitializeAsync()
    {
        if (await Python.IsInstalledAsync())
        {
            await using var server = await ProbeServer.StartAsync(new Probe.Script
            {
                Answer = (_, _) => throw new FaultException<OutOfStock>(new OutOfStock("shoes", 2), "Only 2 left.") { Details = DetailTests.Everything },
            });
            _observations = await Python.RunAsync("details.py", server.Address, "probe.proto", "status.proto", "error_details.proto");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What the program saw; skips the test where the program could not run.</summary>
    public JsonElement Observation(string name) => Python.Observation(_observations, name);
}
