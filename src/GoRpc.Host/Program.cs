using GoRpc.Host;
using GoRpc.Host.Startup;

WebApplication? app = null;
try
{
    if (HostArguments.IsHelp(args))
    {
        Console.Out.WriteLine(HostArguments.Usage);
        return 0;
    }

    HostArguments.Check(args);
    app = HostApplication.Build(args);
    await app.StartAsync();
    Console.Out.Write(Announcement.Of(app));
    await app.WaitForShutdownAsync();
    return 0;
}
catch (OperationCanceledException) when (app?.Lifetime.ApplicationStopping.IsCancellationRequested == true)
{
    // Ctrl+C before the host listened.
    return 0;
}
catch (Exception exception) when (StartFailure.Describe(exception, app?.Configuration) is { } lines)
{
    foreach (var line in lines)
    {
        Console.Error.WriteLine(line);
    }

    return 1;
}
finally
{
    if (app is not null)
    {
        await app.DisposeAsync();
    }
}
