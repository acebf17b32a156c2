using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Specification.Tests.Client;

/// <summary>A host for <see cref="IGreeter"/> on a free port.</summary>
internal sealed class GreeterHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GreeterHost(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static async Task<GreeterHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGoRpc();
        var app = builder.Build();
        app.MapGoRpcService<Greeter>();
        await app.StartAsync();
        return new GreeterHost(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Greeter : IGreeter
    {
        public Task<string> GreetAsync(string name, CancellationToken cancellationToken) => Task.FromResult($"Hello, {name}!");

        public Task<int> CountAsync(int from, int to) => Task.FromResult(to - from);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
