using System.Text.RegularExpressions;

namespace GoRpc.Integration.Tests.Processes;

/// <summary>The real demo host, src/GoRpc.Host, in a process of its own and on free ports.</summary>
public sealed partial class DemoHost : IAsyncLifetime
{
    private RunningProgram? _program;

    /// <summary>Where it speaks gRPC over cleartext HTTP/2.</summary>
    public Uri GrpcAddress { get; private set; } = null!;

    /// <summary>Where it speaks HTTP/1.1.</summary>
    public Uri WebAddress { get; private set; } = null!;

    /// <param name="settings">Settings of the host beside those that make it quick.</param>
    public static async Task<DemoHost> StartAsync(params string[] settings)
    {
        var host = new DemoHost();
        await host.InitializeAsync(settings);
        return host;
    }

    public ValueTask InitializeAsync() => InitializeAsync([]);

    private async ValueTask InitializeAsync(string[] settings)
    {
        _program = RunningProgram.Start(
            "dotnet",
            [
                Programs.Host,
                "--Kestrel:Endpoints:Grpc:Url=http://127.0.0.1:0",
                "--Kestrel:Endpoints:Web:Url=http://127.0.0.1:0",
                "--GoRpc:Demo:TickInterval=00:00:00.020",
                "--GoRpc:Demo:ChatPause=00:00:00.020",
                .. settings,
            ]);
        GrpcAddress = new Uri((await _program.LineAsync(GrpcLine())).Groups["address"].Value);
        WebAddress = new Uri((await _program.LineAsync(WebLine())).Groups["address"].Value);
    }

    /// <summary>Ends the host as a crash does.</summary>
    public Task KillAsync() => _program!.KillAsync();

    public ValueTask DisposeAsync() => _program?.DisposeAsync() ?? ValueTask.CompletedTask;

    [GeneratedRegex(@"^\s*gRPC\s+(?<address>http://\S+)")]
    private static partial Regex GrpcLine();

    [GeneratedRegex(@"^\s*HTTP/1\.1\s+(?<address>http://\S+)")]
    private static partial Regex WebLine();
}
