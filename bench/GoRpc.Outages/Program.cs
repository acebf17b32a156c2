using System.CommandLine;
using System.CommandLine.Invocation;
using GoRpc.Bench;
using GoRpc.Outages.Commands;
using GoRpc.Outages.Hosts;

if (HostArguments.Read(args) is { } host)
{
    await HostRole.RunAsync(host);
    return 0;
}

var invocation = OutagesCommand.Create().Parse(args);
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
