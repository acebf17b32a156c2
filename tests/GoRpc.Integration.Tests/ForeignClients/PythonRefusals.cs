using System.Text.Json;
using GoRpc.Integration.Tests.Identity;
using GoRpc.Integration.Tests.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>A Python program whose calls of each kind are refused: by a host whose limit is reached, and by one that wants a token.</summary>
public sealed class PythonRefusals : IAsyncLifetime
{
    private JsonElement? _limited;
    private JsonElement? _unknown;

    public async ValueTask InitializeAsync()
    {
        if (!await Python.IsInstalledAsync())
        {
            return;
        }

        await using var limited = await ProbeServer.StartAsync(
            new Probe.Script(),
            builder => builder.Services.Configure<GoRpcServerOptions>(options => options.Limits["test.Probe"] = [new LimitOptions { Permits = 1, Window = TimeSpan.FromHours(1), By = LimitBy.Peer }]));
        await limited.Calls.CallAsync(MethodType.Unary, default, 1);
        _limited = await Python.RunAsync("details.py", limited.Address, "probe.proto", "status.proto", "error_details.proto");

        await using var guarded = await GuardedHost.StartAsync(
            new TestTokens(), application => application.MapGoRpcService<Probe>().RequireAuthorization(), services: services => services.AddSingleton(new Probe.Script()));
        _unknown = await Python.RunAsync("details.py", guarded.Address, "probe.proto", "status.proto", "error_details.proto");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A call above a limit.</summary>
    public JsonElement Limited(MethodType kind) => Python.Observation(_limited, kind.ToString());

    /// <summary>A call without a token.</summary>
    public JsonElement Unknown(MethodType kind) => Python.Observation(_unknown, kind.ToString());
}
