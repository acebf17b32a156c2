using System.Runtime.CompilerServices;
using GoRpc.Demo;
using GoRpc.Tour.CommandLine;
using GoRpc.Tour.Readings;
using Spectre.Console;

namespace GoRpc.Tour.Stops;

internal sealed class UploadStop(ITelemetry telemetry, Screen screen, TourArguments arguments, TimeProvider timeProvider) : IStop
{
    private const string FileOfTheTour = "readings.csv";
    private const int FaultsShown = 20;

    // Loopback is done before a bar is drawn, so a small file is sent at a pace that can be watched.
    private static readonly TimeSpan TimeToWatch = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(1);

    private ReadingsFile? _file;

    public string Title => "Telemetry: a client stream of readings, and their summary";

    public async Task PrepareAsync(CancellationToken cancellationToken) =>
        _file = await ReadingsFile.ReadAsync(
            arguments.Readings ?? Path.Combine(AppContext.BaseDirectory, FileOfTheTour), cancellationToken);

    public async Task VisitAsync(CancellationToken cancellationToken)
    {
        var file = _file!;
        Report(file);
        Show(await UploadAsync(file, cancellationToken));
    }

    private void Report(ReadingsFile file)
    {
        screen.Say($"{file.Readings.Count} readings in {Path.GetFileName(file.Name)}, {file.Faults.Count} bad rows");
        foreach (var fault in file.Faults.Take(FaultsShown))
        {
            screen.Say($"[red]{fault}[/]");
        }

        if (file.Faults.Count > FaultsShown)
        {
            screen.Say($"[red]and {file.Faults.Count - FaultsShown} more[/]");
        }
    }

    private async Task<UploadSummary> UploadAsync(ReadingsFile file, CancellationToken cancellationToken)
    {
        if (!screen.IsLive)
        {
            return await telemetry.UploadAsync(file.Readings.ToAsyncEnumerable(), cancellationToken);
        }

        return await screen.Console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("\u00a0\u00a0uploading", maxValue: Math.Max(1, file.Readings.Count));
                var summary = await telemetry.UploadAsync(PacedAsync(file.Readings, () => bar.Increment(1), cancellationToken), cancellationToken);
                bar.Value = bar.MaxValue;
                return summary;
            });
    }

    private async IAsyncEnumerable<Reading> PacedAsync(
        IReadOnlyList<Reading> readings, Action onSent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pause = TimeToWatch / Math.Max(1, readings.Count);
        foreach (var reading in readings)
        {
            yield return reading;
            onSent();
            if (pause >= ShortestPause)
            {
                await Task.Delay(pause, timeProvider, cancellationToken);
            }
        }
    }

    private void Show(UploadSummary summary)
    {
        var table = new Table().AddColumns("device", "count", "min", "max", "mean");
        foreach (var column in table.Columns.Skip(1))
        {
            column.RightAligned();
        }

        foreach (var device in summary.Devices)
        {
            table.AddRow(Markup.Escape(device.Device), $"{device.Count}", $"{device.Min:0.00}", $"{device.Max:0.00}", $"{device.Mean:0.00}");
        }

        screen.Show(table);
    }
}
