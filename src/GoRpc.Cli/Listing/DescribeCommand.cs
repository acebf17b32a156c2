using System.CommandLine;
using GoRpc.Cli.Connecting;
using GoRpc.Cli.Sources;
using GoRpc.Schema.Model;
using GoRpc.Schema.Text;

namespace GoRpc.Cli.Listing;

/// <summary><c>gorpc describe</c>: shows a service, method, message or enum as .proto text.</summary>
internal static class DescribeCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("target") { Description = SchemaTarget.Help };
        var symbol = new Argument<string?>("symbol") { Description = "A service, service/method, message or enum; all services when there is none.", Arity = ArgumentArity.ZeroOrOne };
        var connection = new ConnectionOptions();
        var command = new Command("describe", "Describes a service, a method with its messages, a message or an enum as a .proto has it.") { target, symbol };
        connection.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var schema = await SchemaTarget.ReadAsync(result.GetRequiredValue(target), connection, result, cancellationToken);
            IEnumerable<SchemaFile> described = result.GetValue(symbol) is { } name ? [SymbolFile.Of(schema, name)] : SymbolFile.Services(schema);
            Console.WriteLine(string.Join('\n', described.Select(ProtoText.BodyOf)).TrimEnd());
            return ExitCodes.Success;
        });
        return command;
    }
}
