using System.Net.Mime;
using GoRpc.Host.Startup;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GoRpc.Host.HomePage;

/// <summary>What the host answers over plain HTTP.</summary>
internal static class HomePageEndpoints
{
    private const string Html = MediaTypeNames.Text.Html + "; charset=utf-8";

    /// <summary>Maps the home page, the health of the host, and the answer to everything that is not there.</summary>
    public static void MapHomePage(this WebApplication app)
    {
        app.MapGet("/", async (HealthCheckService health, CancellationToken cancellationToken) =>
            Results.Content(HomePage.Of(app.ServedContracts(), await StatusOfAsync(app, health, cancellationToken)), Html));
        app.MapHealthChecks("/health");
        app.MapFallback(NotFound);
    }

    private static async Task<HostStatus> StatusOfAsync(WebApplication app, HealthCheckService health, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(cancellationToken);
        var endpoints = Announcement.EndpointsOf(app);
        return new HostStatus(report.Status == HealthStatus.Healthy, report.Status.ToString(), endpoints, Announcement.NextCommand(endpoints));
    }

    // A browser gets a page; a program that asks gets a line.
    private static IResult NotFound(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        return request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase)
            ? Results.Content(HomePage.NotFound(path), Html, statusCode: StatusCodes.Status404NotFound)
            : Results.Text(
                $"There is nothing at {path}. What the host serves is listed at /.\n", statusCode: StatusCodes.Status404NotFound);
    }
}
