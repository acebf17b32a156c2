using System.CommandLine;
using System.CommandLine.Invocation;
using GoRpc.Bench;
using GoRpc.Bench.Commands;
using GoRpc.Bench.Processes;

if (ChildRole.Run(args) is { } role)
{
    await role;
    return 0;
}

var root = new RootCommand("Measures GoRpc side by side with the other ways to make a call in .NET. Run it with -c Release.")
{
    CompareCommand.Create(),
    ColdStartCommand.Create(),
    CodecCommand.Create(),
    MicroCommand.Create(),
};
var invocation = root.Parse(args);
if (invocation.Action is ParseErrorAction error)
{
    // The message says what to type; a page of help would push it off the screen.
    error.ShowHelp = false;
}

try
{
    return await invocation.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Cancelled.");
    return 130;
}
