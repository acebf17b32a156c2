using CsvHelper;
using GoRpc.Demo;

namespace GoRpc.Tour.Readings;

/// <summary>The readings of a CSV file, and what is wrong with the rows that are none.</summary>
/// <param name="Name">How to call the file in a message.</param>
/// <param name="Readings">The good rows, in the order of the file.</param>
/// <param name="Faults">One entry for each bad row.</param>
internal sealed record ReadingsFile(string Name, IReadOnlyList<Reading> Readings, IReadOnlyList<RowFault> Faults)
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly CsvReaderOptions Options = new()
    {
        // A quote that is never closed spoils its own row; with line breaks allowed it would swallow all rows after it.
        AllowLineBreaksInQuotes = false,
        TrackLineNumbers = true,
        TrimWhitespace = true,
    };

    /// <summary>Reads a file, or standard input.</summary>
    /// <param name="path">The path of the file, or <see cref="StandardInput"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="TourException">The file can't be read, or its header lacks a column.</exception>
    public static async Task<ReadingsFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var isInput = path == StandardInput;
        try
        {
            await using var stream = isInput ? Console.OpenStandardInput() : File.OpenRead(path);
            return await ReadAsync(stream, isInput ? "standard input" : path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TourException($"The readings can't be read: {exception.Message} Name another file with --readings FILE.");
        }
    }

    /// <summary>Reads CSV text.</summary>
    /// <param name="stream">The text, in UTF-8 unless a byte order mark says otherwise.</param>
    /// <param name="name">How to call it in a message.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="TourException">The header lacks a column.</exception>
    public static async Task<ReadingsFile> ReadAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        await using var csv = CsvReader.Create(stream, Options, leaveOpen: true);
        await csv.ReadHeaderAsync(cancellationToken);
        var columns = ReadingColumns.Find(csv, name);

        List<Reading> readings = [];
        List<RowFault> faults = [];
        while (await csv.ReadAsync(cancellationToken))
        {
            if (columns.TryRead(csv, out var reading, out var fault))
            {
                readings.Add(reading);
            }
            else
            {
                faults.Add(fault);
            }
        }

        return new ReadingsFile(name, readings, faults);
    }
}
