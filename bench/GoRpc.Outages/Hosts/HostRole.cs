using System.Net;
using GoRpc.Outages.Desk;
using GoRpc.Outages.Stacks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GoRpc.Outages.Hosts;

/// <summary>
/// A process that serves the desk. It says <see cref="Prepared"/>, listens when it is told to and says <see cref="Listening"/>; so a host can
/// come back at a moment that the suite chooses. It ends by SIGTERM, or with standard input, which closes with the suite however that ends.
/// </summary>
internal static class HostRole
{
    public const string Prepared = "prepared";
    public const string Listening = "listening";

    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(HostArguments arguments)
    {
        using var board = Board.Open(arguments.Board);
        using var next = arguments.Next.Length == 0 ? null : StackCatalog.Connect(arguments.Stack, StackTarget.Of([arguments.Next]));
        await using var app = Build(arguments, board, new NextDesk(next));
        Console.Out.WriteLine(Prepared);
        if (await Console.In.ReadLineAsync() is null)
        {
            return;
        }

        await app.StartAsync();
        Console.Out.WriteLine(Listening);
        new Thread(() => StopWithParent(app.Lifetime)) { IsBackground = true }.Start();
        await app.WaitForShutdownAsync();
    }

    private static WebApplication Build(HostArguments arguments, Board board, NextDesk next)
    {
        // The content root is where the program lies: an appsettings.json in the working directory must not change a run.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, arguments.Port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = DrainTime);
        builder.Services.AddSingleton(board);
        builder.Services.AddSingleton(new HostIdentity(arguments.Index));
        builder.Services.AddSingleton(new Capacity(TimeProvider.System));
        builder.Services.AddSingleton(next);
        builder.Services.AddGoRpc();

        var app = builder.Build();
        app.Use((context, pipeline) =>
        {
            // Probes of a client are not calls.
            if (context.Request.Path.StartsWithSegments("/gorpc.outages.Desk"))
            {
                Interlocked.Increment(ref board.Counter(arguments.Index, HostCounter.Requests));
            }

            return pipeline(context);
        });
        app.MapGoRpcService<DeskService>();
        return app;
    }

    // On a thread of its own: reading from the console blocks, whatever the method is called.
    private static void StopWithParent(IHostApplicationLifetime lifetime)
    {
        while (Console.In.ReadLine() is not null)
        {
        }

        lifetime.StopApplication();
    }
}
