using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GoRpc.Tour;

/// <summary>
/// Where the Tour prints. On a terminal tables and bars move; into a pipe or a file go plain lines, in the order of what happens.
/// </summary>
internal sealed class Screen
{
    private const int Indent = 3;

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
        Console.WriteLine();
        Announce($"[bold teal]{number}. {title}[/]");
    }

    /// <summary>Prints one line with markup; whatever is interpolated is printed as it is.</summary>
    public void Announce(FormattableString line) => Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, line);

    /// <summary>Prints one line of a stop, as <see cref="Announce"/> does, below its heading.</summary>
    public void Say(FormattableString line) =>
        Console.Write(Indented(Markup.FromInterpolated(CultureInfo.InvariantCulture, line)));

    /// <summary>Prints a table.</summary>
    public void Show(Table table) => Console.Write(Indented(table.Border(IsLive ? TableBorder.Rounded : TableBorder.None)));

    /// <summary>Runs work that redraws one table as it goes. Only for a screen that is live.</summary>
    /// <param name="table">The table at first.</param>
    /// <param name="work">The work; it is given what draws the table anew.</param>
    public Task ShowLiveAsync(Table table, Func<Action<Table>, Task> work) =>
        Console.Live(Indented(table)).StartAsync(live => work(changed => live.UpdateTarget(Indented(changed))));

    // A line that is broken at the end of the screen goes on below its own beginning.
    private static Padder Indented(IRenderable content) => new(content, new Padding(Indent, 0, 0, 0));
}
