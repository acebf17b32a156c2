using System.Globalization;
using Spectre.Console;

namespace GoRpc.Tour;

/// <summary>
/// Where the Tour prints. On a terminal tables and bars move; into a pipe or a file go plain lines, in the order of what happens.
/// </summary>
internal sealed class Screen
{
    // No line of a pipe is as long as this, so none is broken.
    private const int PipeWidth = 1000;

    private Screen(IAnsiConsole console, bool isLive)
    {
        Console = console;
        IsLive = isLive;
    }

    /// <summary>Whether what was printed can still change.</summary>
    public bool IsLive { get; }

    /// <summary>What draws.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>A screen on the process's standard output.</summary>
    public static Screen OfProcess()
    {
        var isPipe = System.Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // Said outright for a pipe: some build servers make Spectre believe that a pipe understands ANSI.
            Ansi = isPipe ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPipe ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isPipe ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isPipe)
        {
            console.Profile.Width = PipeWidth;
        }

        return new Screen(console, !isPipe && console.Profile.Capabilities.Ansi);
    }

    /// <summary>Begins a stop of the Tour.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="title">What it shows.</param>
    public void Heading(int number, string title)
    {
        Say($"");
        Say($"[bold teal]{number}. {title}[/]");
    }

    /// <summary>Prints one line with markup; whatever is interpolated is printed as it is.</summary>
    public void Say(FormattableString line) => Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, line);

    /// <summary>Prints a table.</summary>
    public void Show(Table table) =>
        Console.Write(new Padder(table.Border(IsLive ? TableBorder.Rounded : TableBorder.None)).Padding(3, 0, 0, 0));
}
