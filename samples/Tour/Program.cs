using GoRpc;
using GoRpc.Tour;
using GoRpc.Tour.CommandLine;
using GoRpc.Tour.Interceptors;
using GoRpc.Tour.Network;
using GoRpc.Tour.Stops;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

const int Interrupted = 130;

try
{
    var arguments = TourArguments.Parse(args);
    if (arguments.IsHelp)
    {
        Console.Out.WriteLine(TourArguments.Usage);
        return 0;
    }

    using var tour = TourServices.Build(arguments);
    await tour.StartAsync();
    var interruption = tour.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    try
    {
        await VisitAsync(tour.Services, interruption);
        return 0;
    }
    catch (OperationCanceledException) when (interruption.IsCancellationRequested)
    {
        Console.Error.WriteLine("The Tour was stopped.");
        return Interrupted;
    }
    finally
    {
        await tour.StopAsync();
    }
}
catch (TourException exception)
{
    Console.Error.WriteLine(exception.Message);
    return exception.ExitCode;
}
catch (OptionsValidationException exception)
{
    Console.Error.WriteLine(string.Join(Environment.NewLine, exception.Failures));
    return TourException.Failed;
}
catch (GoRpcException exception)
{
    Console.Error.WriteLine($"The Tour ends early. {exception.Message}");
    return TourException.Failed;
}

static async Task VisitAsync(IServiceProvider services, CancellationToken cancellationToken)
{
    var screen = services.GetRequiredService<Screen>();
    var host = services.GetRequiredService<HostAddress>();
    await host.CheckAsync(services.GetRequiredService<TimeProvider>(), cancellationToken);

    var stops = services.GetServices<IStop>().ToList();
    foreach (var stop in stops)
    {
        await stop.PrepareAsync(cancellationToken);
    }

    screen.Announce($"[bold]A tour of GoRpc[/]: every kind of call to the host at {host}");
    foreach (var (index, stop) in stops.Index())
    {
        screen.Heading(index + 1, stop.Title);
        await stop.VisitAsync(cancellationToken);
    }

    screen.Announce($"");
    screen.Announce($"[bold]The calls of these clients[/], measured by an interceptor:");
    screen.Show(services.GetRequiredService<CallTimes>().ToTable());

    screen.Announce($"");
    screen.Announce($"[bold green]Done.[/] Every call went as it should.");
}
