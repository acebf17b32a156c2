using System.CommandLine;
using System.CommandLine.Invocation;
using GoRpc;
using GoRpc.Cli;
using GoRpc.Cli.Calling;
using GoRpc.Cli.Checking;
using GoRpc.Cli.Completing;
using GoRpc.Cli.Exporting;
using GoRpc.Cli.Listing;
using GoRpc.Cli.Serving;
using GoRpc.Schema;

var root = new RootCommand("Lists, describes, calls and serves gRPC services: those of GoRpc contracts, and any other that has reflection or a .proto.")
{
    ListCommand.Create(),
    DescribeCommand.Create(),
    CallCommand.Create(),
    ProtoCommand.Create(),
    HealthCommand.Create(),
    ServeCommand.Create(),
    CompletionCommand.Create(),
};
// @file is a request in a file, not a file with arguments.
var invocation = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (invocation.Action is ParseErrorAction error)
{
    // The message says what to type; a page of help would push it off the screen.
    error.ShowHelp = false;
}

try
{
    return await invocation.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (CliException failure)
{
    Console.Error.WriteLine(failure.Message);
    return failure.ExitCode;
}
catch (GoRpcException failure)
{
    Console.Error.WriteLine(failure.Message);
    return ExitCodes.Of(failure.StatusCode);
}
catch (Exception failure) when (failure is ContractException or SchemaException)
{
    Console.Error.WriteLine(failure.Message);
    return ExitCodes.Usage;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Cancelled.");
    return ExitCodes.Cancelled;
}
