using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Integration.Tests.Context;

/// <summary>A web server that knows nothing of gRPC.</summary>
internal sealed class ForeignHost(WebApplication application) : IAsyncDisposable
{
    public string Address => application.Urls.Single();

    /// <summary>Starts a host.</summary>
    /// <param name="onRequest">Takes the headers of each request, a line each.</param>
    public static async Task<ForeignHost> StartAsync(Action<string> onRequest)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(http =>
        {
            onRequest(string.Join('\n', http.Request.Headers.Select(static header => $"{header.Key}: {header.Value}")));
            return http.Response.WriteAsync("ok");
        });
        await application.StartAsync().Within("the foreign host to start");
        return new ForeignHost(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
