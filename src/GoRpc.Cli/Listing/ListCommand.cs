using System.CommandLine;
using GoRpc.Cli.Connecting;
using GoRpc.Cli.Sources;
using GoRpc.Schema.Model;

namespace GoRpc.Cli.Listing;

/// <summary><c>gorpc ls</c>: lists services and methods.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("target") { Description = SchemaTarget.Help };
        var service = new Argument<string?>("service") { Description = "Lists the methods of this service only.", Arity = ArgumentArity.ZeroOrOne };
        var connection = new ConnectionOptions();
        var command = new Command("ls", "Lists the services of a host, of contracts or of .proto files, with their methods.") { target, service };
        connection.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var schema = await SchemaTarget.ReadAsync(result.GetRequiredValue(target), connection, result, cancellationToken);
            var services = schema.Services.OrderBy(one => one.Name, StringComparer.Ordinal).ToList();
            if (result.GetValue(service) is { } name)
            {
                services = [.. services.Where(one => one.Name == name || FullName.ShortOf(one.Name) == name)];
                if (services.Count == 0)
                {
                    throw new CliException($"There is no service '{name}'. There is {string.Join(", ", schema.Services.Select(one => one.Name).Order(StringComparer.Ordinal))}.");
                }
            }

            foreach (var method in services.SelectMany(one => one.Methods.Select(method => $"{one.Name}/{method.Name}")))
            {
                Console.WriteLine(method);
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
