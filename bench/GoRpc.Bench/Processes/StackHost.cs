using System.Net;
using GoRpc.Bench.Stacks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Bench.Processes;

/// <summary>Kestrel with one stack, on a free port of the loopback interface, cleartext HTTP/2.</summary>
internal sealed class StackHost : IAsyncDisposable
{
    private readonly WebApplication _host;

    private StackHost(WebApplication host) => _host = host;

    public Uri Address => new(_host.Urls.Single());

    public static async Task<StackHost> StartAsync(IStack stack)
    {
        // The content root is where the program lies: an appsettings.json in the working directory must not change a measurement.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        stack.AddServices(builder.Services);
        var host = builder.Build();
        stack.Map(host);
        await host.StartAsync();
        return new StackHost(host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
