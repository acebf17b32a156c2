using System.Globalization;

namespace GoRpc.Outages.Hosts;

/// <summary>What a host is told at its start. Read before the command line is parsed: a host loads nothing that it does not serve with.</summary>
/// <param name="Board">The file of the board.</param>
/// <param name="Index">Which of the hosts it is.</param>
/// <param name="Port">Where it listens, once it is told to.</param>
/// <param name="Stack">What it calls the next service with; empty where there is none.</param>
/// <param name="Next">Where the next service is; empty where there is none.</param>
internal sealed record HostArguments(string Board, int Index, int Port, string Stack, string Next)
{
    private const string Role = "--host";

    public string[] ToCommandLine() => [Role, Board, $"{Index}", $"{Port}", Stack, Next];

    /// <summary>Null when the arguments are not those of a host.</summary>
    public static HostArguments? Read(string[] arguments) => arguments is [Role, var board, var index, var port, var stack, var next]
        ? new HostArguments(board, int.Parse(index, CultureInfo.InvariantCulture), int.Parse(port, CultureInfo.InvariantCulture), stack, next)
        : null;
}
