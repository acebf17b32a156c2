using System.Collections.Concurrent;
using System.Text.Json;
using GoRpc.Integration.Tests.Compression;
using GoRpc.Integration.Tests.Server;
using Microsoft.AspNetCore.Builder;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>A Python program that compresses its requests, and what its host saw of them.</summary>
public sealed class PythonCompression : IAsyncLifetime
{
    private JsonElement? _observations;

    /// <summary>The encodings of request and response, by the path of the call.</summary>
    public ConcurrentDictionary<string, (string Request, string Response)> Encodings { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (await Python.IsInstalledAsync())
        {
            await using var server = await ServerUnderTest.StartAsync(
                static _ => { },
                application =>
                {
                    application.Use(async (http, next) =>
                    {
                        await next();
                        Encodings[http.Request.Path] = (http.Request.Headers["grpc-encoding"].ToString(), http.Response.Headers["grpc-encoding"].ToString());
                    });
                    application.MapGoRpcService<Texts>();
                });
            _observations = await Python.RunAsync("compression.py", server.Address, "texts.proto");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What the program saw; skips the test where the program could not run.</summary>
    public JsonElement Observation(string name) => Python.Observation(_observations, name);
}
