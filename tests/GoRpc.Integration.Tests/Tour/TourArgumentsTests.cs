using GoRpc.Tour;
using GoRpc.Tour.CommandLine;

namespace GoRpc.Integration.Tests.Tour;

public sealed class TourArgumentsTests
{
    [Fact]
    public void Parse_OfNothing_LeavesEverythingToTheSettings() => Assert.Equal(new TourArguments(), TourArguments.Parse([]));

    [Theory]
    [InlineData("--address", "http://127.0.0.1:6001", "--readings", "-")]
    [InlineData("--readings=-", "--address=http://127.0.0.1:6001")]
    public void Parse_OfOptions_TakesTheirValues(params string[] args)
    {
        var arguments = TourArguments.Parse(args);

        Assert.Equal("http://127.0.0.1:6001", arguments.Address);
        Assert.Equal("-", arguments.Readings);
    }

    [Theory]
    [InlineData("'--speed' is not an option", "--speed", "9")]
    [InlineData("'readings.csv' is not an option", "readings.csv")]
    [InlineData("'--help=yes' is not an option", "--help=yes")]
    [InlineData("--address needs a value", "--address")]
    [InlineData("--readings needs a value", "--readings=")]
    [InlineData("--address is 'localhost:5081'", "--address", "localhost:5081")]
    [InlineData("--address is 'ftp://host'", "--address", "ftp://host")]
    public void Parse_OfSomethingElse_SaysWhatIsWrong(string message, params string[] args)
    {
        var exception = Assert.Throws<TourException>(() => TourArguments.Parse(args));

        Assert.Contains(message, exception.Message);
        Assert.Contains("--help", exception.Message);
        Assert.Equal(TourException.Misunderstood, exception.ExitCode);
    }
}
