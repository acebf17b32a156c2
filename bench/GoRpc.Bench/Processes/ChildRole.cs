using GoRpc.Bench.ColdStart;
using GoRpc.Bench.Stacks;

namespace GoRpc.Bench.Processes;

/// <summary>
/// What this program does when it is its own child. Told apart before the command line is parsed: a process that is measured
/// loads nothing but its stack.
/// </summary>
internal static class ChildRole
{
    private const string Serve = "--serve";
    private const string Call = "--call";
    private const string First = "--first-call";

    public static string[] ServeArguments(string stack) => [Serve, stack];

    public static string[] CallArguments(string stack, Uri address) => [Call, stack, address.ToString()];

    public static string[] FirstCallArguments(string stack) => [First, stack];

    /// <summary>Runs the role that the arguments name, or gives null when they name none.</summary>
    public static Task? Run(string[] arguments) => arguments switch
    {
        [Serve, var stack] => StackServer.RunAsync(StackCatalog.Create(stack)),
        [Call, var stack, var address] => StackCaller.RunAsync(StackCatalog.Create(stack), new Uri(address)),
        [First, var stack] => FirstCall.RunAsync(StackCatalog.Create(stack)),
        _ => null,
    };
}
