using System.CommandLine;
using System.Net;
using System.Reflection;
using GoRpc.Cli.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProtoBuf;

namespace GoRpc.Cli.Serving;

/// <summary><c>gorpc serve</c>: makes a service of any class.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var assembly = new Argument<string>("assembly") { Description = "The assembly that has the class." };
        var type = new Argument<string>("type") { Description = "The class, with its namespace." };
        var host = new Option<string>("--host") { Description = "The address to listen at. Anybody who reaches it may call.", HelpName = "ip", DefaultValueFactory = _ => IPAddress.Loopback.ToString() };
        var port = new Option<int>("--port", "-p") { Description = "The port to listen at; 0 takes a free one.", HelpName = "port", DefaultValueFactory = _ => 5081 };
        var command = new Command("serve", "Serves the public methods that a class declares, as a gRPC service with reflection.") { assembly, type, host, port };
        command.SetAction(async (result, cancellationToken) =>
        {
            var loaded = ContractAssembly.Load(result.GetRequiredValue(assembly));
            var served = ServedClass.Of(FindType(loaded, result.GetRequiredValue(type)));
            var address = IPAddress.TryParse(result.GetValue(host), out var ip) ? ip : throw new CliException($"'{result.GetValue(host)}' is no IP address. Type for example 127.0.0.1 or 0.0.0.0.");
            await RunAsync(served, new IPEndPoint(address, result.GetValue(port)), cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    private static Type FindType(Assembly assembly, string name)
    {
        var types = ContractAssembly.TypesOf(assembly).Where(type => type is { IsClass: true, IsVisible: true, ContainsGenericParameters: false }).ToList();
        return types.FirstOrDefault(type => type.FullName == name) ?? (types.Where(type => type.Name == name).ToList() is [var only] ? only : null)
            ?? throw new CliException($"'{assembly.GetName().Name}' has no public class '{name}'. It has {List(types)}.");
    }

    private static string List(List<Type> types) => types.Count == 0 ? "none" : string.Join(", ", types.Select(type => type.FullName).Order().Take(20)) + (types.Count > 20 ? ", …" : "");

    private static async Task RunAsync(ServedClass served, IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(endpoint, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGoRpc(options =>
        {
            options.ExposeContracts = true;
            options.DefaultCompatibilityLevel = CompatibilityLevel.Level300;
        });
        await using var app = builder.Build();
        served.Map(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new CliException($"{endpoint} can't be listened at: {exception.Message} Try another port: --port 0.");
        }

        Announce(served, app.Urls.Single());
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static void Announce(ServedClass served, string url)
    {
        Console.WriteLine($"{served.ServiceName} at {url}");
        foreach (var method in served.Methods)
        {
            Console.WriteLine($"  {method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})");
        }

        foreach (var (name, reason) in served.Skipped)
        {
            Console.WriteLine($"  not served: {name} ({reason})");
        }

        Console.WriteLine($"Call it: gorpc call {url} {served.ServiceName}/{served.Methods[0].Name} -d '{{…}}'   Ctrl+C stops.");
    }
}
