using System.CommandLine;
using GoRpc.Cli.Connecting;
using GoRpc.Cli.Sources;

namespace GoRpc.Cli.Calling;

/// <summary><c>gorpc call</c>: calls a method with JSON.</summary>
internal static class CallCommand
{
    public static Command Create()
    {
        var address = new Argument<string>("address") { Description = "The host: http://…, https://… or unix:///path/to/socket." };
        var method = new Argument<string>("service/method") { Description = "The method, for example gorpc.demo.Calculator/Add." };
        var data = new Option<string>("--data", "-d")
        {
            Description = "The request as JSON, @file, or - for standard input. A stream of requests is one JSON value after the other (NDJSON). [default: no fields]",
            HelpName = "json|@file|-",
        };
        var schema = new Option<string>("--schema")
        {
            Description = "Where the method is described, if the host has no reflection: an assembly (.dll), a .proto file or a folder of them.",
            HelpName = "file",
        };
        var pretty = new Option<bool>("--pretty") { Description = "Writes responses on several lines." };
        var zeros = new Option<bool>("--zeros") { Description = "Writes fields that are zero or empty as well." };
        var json = new Option<bool>("--json") { Description = "Writes failures as JSON too, on standard error." };
        var connection = new ConnectionOptions();
        var command = new Command("call", "Calls a method: requests from JSON, responses as JSON, one per line.") { address, method, data, schema, pretty, zeros, json };
        connection.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var channel = connection.Open(result, result.GetRequiredValue(address));
            var call = new Call(channel, result.GetRequiredValue(method), new RequestInput(result.GetValue(data)), connection.Read(result, cancellationToken))
            {
                Output = new ResponseOutput(Console.Out, result.GetValue(pretty)),
                IncludesZeros = result.GetValue(zeros),
            };
            try
            {
                var client = result.GetValue(schema) is { } source
                    ? new GoRpcDynamicClient(channel, SchemaTarget.ReadFiles(source).Index)
                    : await GoRpcDynamicClient.FromReflectionAsync(channel, cancellationToken);
                await call.RunAsync(client);
                return ExitCodes.Success;
            }
            catch (GoRpcException failure)
            {
                FailureOutput.Write(failure, call.Schema, Console.Error, result.GetValue(json));
                return ExitCodes.Of(failure.StatusCode);
            }
        });
        return command;
    }
}
