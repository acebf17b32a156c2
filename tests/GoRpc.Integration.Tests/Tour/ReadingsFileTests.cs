using System.Text;
using GoRpc.Demo;
using GoRpc.Tests.Shared;
using GoRpc.Tour;
using GoRpc.Tour.Readings;

namespace GoRpc.Integration.Tests.Tour;

public sealed class ReadingsFileTests
{
    [Fact]
    public async Task Read_OfTheFileThatComesWithTheTour_FindsNothingWrong()
    {
        var file = await ReadingsFile.ReadAsync(Repository.PathOf("samples/Tour/readings.csv"), default);

        Assert.Empty(file.Faults);
        Assert.InRange(file.Readings.Count, 300, 1000);
        Assert.InRange(file.Readings.Select(reading => reading.Device).Distinct().Count(), 4, 10);
        Assert.All(file.Readings, reading => Assert.Equal(DateTimeKind.Utc, reading.At.Kind));
    }

    [Fact]
    public async Task Read_WithColumnsInAnotherOrder_FollowsTheHeader()
    {
        var file = await ReadAsync("at, Value, DEVICE\r\n2026-03-14T01:00:00+01:00, -1.5e1, \"roof, east\"\r\n");

        var expected = new Reading { Device = "roof, east", Value = -15, At = new DateTime(2026, 3, 14, 0, 0, 0, DateTimeKind.Utc) };
        Assert.Equal([expected], file.Readings);
        Assert.Empty(file.Faults);
    }

    [Theory]
    [InlineData("roof,abc,2026-03-14T00:00:00Z", 2, "'abc' is not a number")]
    [InlineData("roof,NaN,2026-03-14T00:00:00Z", 2, "'NaN' is not a number")]
    [InlineData("roof,,2026-03-14T00:00:00Z", 2, "'' is not a number")]
    [InlineData(",1,2026-03-14T00:00:00Z", 1, "the device is missing")]
    [InlineData("roof,1,yesterday", 3, "'yesterday' is not a time such as 2026-03-14T09:26:53Z")]
    [InlineData("roof,1,10:30", 3, "'10:30' is not a time such as 2026-03-14T09:26:53Z")]
    [InlineData("roof,1", 3, "the row ends after column 2")]
    [InlineData("\"roof,1,2026-03-14T00:00:00Z", 2, "the row ends after column 1")]
    public async Task Read_WithABadRow_SaysWhereAndWhyAndKeepsTheGoodRows(string bad, int column, string reason)
    {
        var file = await ReadAsync($"device,value,at\nroof,1,2026-03-14T00:00:00Z\n\n{bad}\ncellar,2,2026-03-14T00:00:01Z\n");

        Assert.Equal([new RowFault(4, column, reason)], file.Faults);
        Assert.Equal(["roof", "cellar"], file.Readings.Select(reading => reading.Device));
    }

    [Fact]
    public async Task Read_OfAFileWithoutAColumn_SaysWhatTheHeaderMustName()
    {
        var exception = await Assert.ThrowsAsync<TourException>(() => ReadAsync("device,at\nroof,2026-03-14T00:00:00Z\n"));

        Assert.Contains("no column 'value'", exception.Message);
        Assert.Contains("found: device,at", exception.Message);
    }

    [Fact]
    public async Task Read_OfAnEmptyFile_SaysWhatTheHeaderMustName() =>
        Assert.Contains("no column 'device'", (await Assert.ThrowsAsync<TourException>(() => ReadAsync(""))).Message);

    [Fact]
    public async Task Read_OfAMissingFile_IsOneLineThatNamesIt()
    {
        var exception = await Assert.ThrowsAsync<TourException>(() => ReadingsFile.ReadAsync("/nowhere/readings.csv", default));

        Assert.Contains("/nowhere/readings.csv", exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
    }

    private static async Task<ReadingsFile> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await ReadingsFile.ReadAsync(stream, "test.csv", default);
    }
}
