namespace GoRpc.Tour.CommandLine;

/// <summary>What was typed after <c>dotnet run --project samples/Tour --</c>.</summary>
internal sealed record TourArguments
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Usage = """
        The Tour makes every kind of call to a GoRpc host and shows what happens.

        dotnet run --project samples/Tour -- [options]

          --address URL     the gRPC address of the host; else GoRpc:Clients in appsettings.json says it
          --readings FILE   a CSV file of readings to upload, with the columns device,value,at;
                            - reads standard input; else the file that comes with the Tour
          --help            this text

        It exits with 0 when every call went as it should, with 2 when it does not understand what was typed, else with 1.
        """;

    /// <summary>The host to call, or null for the one of the settings.</summary>
    public string? Address { get; private init; }

    /// <summary>The file to upload, <c>-</c> for standard input, or null for the one that comes with the Tour.</summary>
    public string? Readings { get; private init; }

    /// <summary>Whether only the usage is wanted.</summary>
    public bool IsHelp { get; private init; }

    /// <summary>Reads the arguments, given as <c>--option value</c> or <c>--option=value</c>.</summary>
    /// <exception cref="TourException">They can't be understood; the message says why.</exception>
    public static TourArguments Parse(IEnumerable<string> args)
    {
        var arguments = new TourArguments();
        var left = new Queue<string>(args);
        while (left.TryDequeue(out var argument))
        {
            arguments = argument.Split('=', 2) switch
            {
                ["--help" or "-h"] => arguments with { IsHelp = true },
                ["--address", ..] and var option => arguments with { Address = CheckAddress(ValueOf(option, left)) },
                ["--readings", ..] and var option => arguments with { Readings = ValueOf(option, left) },
                _ => throw Misunderstood($"'{argument}' is not an option of the Tour."),
            };
        }

        return arguments;
    }

    private static string ValueOf(string[] option, Queue<string> left) =>
        (option.Length > 1 ? option[1] : left.TryDequeue(out var next) ? next : "") is { Length: > 0 } value
            ? value
            : throw Misunderstood($"{option[0]} needs a value.");

    // Further checks are those of the client's own Address option.
    private static string CheckAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "unix"
            ? text
            : throw Misunderstood($"--address is '{text}'; it must be an address such as http://127.0.0.1:5081.");

    private static TourException Misunderstood(string message) =>
        new($"{message} See: dotnet run --project samples/Tour -- --help", TourException.Misunderstood);
}
