using System.CommandLine;
using System.Text.Json.Nodes;
using GoRpc.Cli.Connecting;
using GoRpc.Schema.Model;
using GoRpc.Schema.WellKnown;
using Grpc.Core;

namespace GoRpc.Cli.Checking;

/// <summary><c>gorpc health</c>: asks a host how it is (grpc.health.v1).</summary>
internal static class HealthCommand
{
    private const string Service = "grpc.health.v1.Health";

    public static Command Create()
    {
        var address = new Argument<string>("address") { Description = "The host: http://…, https://… or unix:///path/to/socket." };
        var service = new Argument<string>("service") { Description = "The service to ask for; the whole host when there is none.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "" };
        var watch = new Option<bool>("--watch", "-w") { Description = "Goes on and writes every change." };
        var connection = new ConnectionOptions();
        var command = new Command("health", "Asks a host whether it serves: ends with 0 when it does, with 1 when it does not.") { address, service, watch };
        connection.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var channel = connection.Open(result, result.GetRequiredValue(address));
            var client = new GoRpcDynamicClient(channel, new SchemaIndex(WellKnownFiles.All));
            var request = new JsonObject { ["service"] = result.GetValue(service) };
            var options = connection.Read(result, cancellationToken);
            var status = "";
            if (result.GetValue(watch))
            {
                await foreach (var answer in client.ServerStreamingAsync(Service, "Watch", request, options))
                {
                    Console.WriteLine(status = StatusIn(answer));
                }
            }
            else
            {
                Console.WriteLine(status = StatusIn(await CheckAsync(client, request, options)));
            }

            return status == "SERVING" ? ExitCodes.Success : ExitCodes.NotServing;
        });
        return command;
    }

    private static async Task<JsonObject> CheckAsync(GoRpcDynamicClient client, JsonObject request, CallOptions options)
    {
        try
        {
            return await client.UnaryAsync(Service, "Check", request, options);
        }
        catch (GoRpcException exception) when (exception.StatusCode is StatusCode.NotFound)
        {
            throw new CliException($"The host knows no service '{request["service"]}'.", ExitCodes.Of(StatusCode.NotFound));
        }
    }

    private static string StatusIn(JsonObject answer) => (string?)answer["status"] ?? "UNKNOWN";
}
