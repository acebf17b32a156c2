using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using GoRpc.Integration.Tests.Processes;

namespace GoRpc.Integration.Tests.Tour;

/// <summary>The Tour as its user meets it, in a pipe.</summary>
public sealed partial class TourProgramTests(DemoHost host) : IClassFixture<DemoHost>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Run_AgainstAHost_ShowsEveryKindOfCallAndExitsWithZero()
    {
        var result = (await RunAsync("--address", Address)).Succeeded();

        Assert.Equal("", result.Error);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain("signed in", result.Output);
        Assert.Contains("Add(20, 22)        = 42", result.Output);
        // The retry: cut, cut, through.
        Assert.Matches(@"cut a connection\n.*cut a connection\n.*passed a connection on to the host\n\s*Add\(20, 22\) = 42 after", result.Output);
        Assert.Contains("DeadlineExceededException after", result.Output);
        Assert.Contains("Divide(7, 0): FaultException<DivisionByZero> with Dividend = 7", result.Output);
        Assert.Matches(@"call 4: CircuitOpenException in .*\n(.*\n)+\s*Add\(20, 22\) = 42: the circuit is closed again", result.Output);
        Assert.Contains("Multiply(20, 22) = 440, call 3; sent to the host so far: 1", result.Output);
        Assert.Matches(@"gorpc\.demo\.Calculator/Add +1 +[0-9.]+", result.Output);
        Assert.Equal(24, QuoteLine().Count(result.Output));
        Assert.Matches(@"roof-wind +143 +0\.00 +10\.10 +4\.67", result.Output);
        Assert.Matches(@"Ada  What is 6 \* 7\?\n(.*\n)*\s*Eliza  That makes 42\.", result.Output);
        Assert.EndsWith("Done. Every call went as it should.\n", result.Output);
    }

    [Fact]
    public async Task Run_AgainstAHostThatWantsTokens_SignsInAndPassesEveryStop()
    {
        await using var guarded = await DemoHost.StartAsync("--GoRpc:Demo:Auth=true");

        var result = (await RunAsync("--address", guarded.GrpcAddress.GetLeftPart(UriPartial.Authority))).Succeeded();

        Assert.Single(Regex.Matches(result.Output, "the host asked who calls; signed in as tourist"));
        Assert.EndsWith("Done. Every call went as it should.\n", result.Output);
    }

    [Fact]
    public async Task Run_WithoutAHost_IsAtOnceOneLineWithTheCommandThatStartsOne()
    {
        var result = await RunAsync("--address", $"http://127.0.0.1:{FreePort()}");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Matches("^No host answers at http://127.0.0.1:[0-9]+\\. Start one in another terminal: dotnet run --project src/GoRpc.Host\n$", result.Error);
    }

    [Fact]
    public async Task Run_WithReadingsFromStandardInput_ReportsBadRowsAndKeepsTheGoodOnes()
    {
        var readings = """device,value,at\nroof,1,2026-03-14T00:00:00Z\nroof,much,2026-03-14T00:00:01Z\nroof,3,2026-03-14T00:00:02Z\n""";

        var result = (await Command.RunAsync(
            "sh", ["-c", $"printf '{readings}' | dotnet \"$0\" --address \"$1\" --readings -", Programs.Tour, Address], Limit)).Succeeded();

        Assert.Contains("2 readings in standard input, 1 bad rows", result.Output);
        Assert.Contains("line 3, column 2: 'much' is not a number", result.Output);
        Assert.Matches(@"roof +2 +1\.00 +3\.00 +2\.00", result.Output);
    }

    [Fact]
    public async Task Run_WithAFileThatIsMissing_IsOneLineBeforeAnyCall()
    {
        var result = await RunAsync("--address", Address, "--readings", "/nowhere/readings.csv");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Matches("^The readings can't be read: .*/nowhere/readings.csv.*--readings FILE\\.\n$", result.Error);
    }

    [Fact]
    public async Task Run_WithAnUnknownOption_SaysWhereTheOptionsAre()
    {
        var result = await RunAsync("--speed", "9");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("'--speed' is not an option of the Tour. See: dotnet run --project samples/Tour -- --help\n", result.Error);
    }

    [Fact]
    public async Task Run_WithHelp_ListsTheOptions()
    {
        var result = (await RunAsync("--help")).Succeeded();

        Assert.Contains("--address URL", result.Output);
        Assert.Contains("--readings FILE", result.Output);
    }

    [Fact]
    public async Task Run_AgainstAnHttp1Server_SaysWhatIsThereInOneLine()
    {
        var result = await RunAsync("--address", host.WebAddress.GetLeftPart(UriPartial.Authority));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("The Tour ends early. gorpc.demo.Calculator/Add at", result.Error);
        Assert.DoesNotContain("   at ", result.Error);
    }

    [Fact]
    public async Task Stop_InTheMiddle_EndsItCleanly()
    {
        await using var tour = RunningProgram.Start("dotnet", [Programs.Tour, "--address", Address]);
        await tour.LineAsync(CircuitHeading());

        var exitCode = await tour.StopAsync();

        Assert.True(exitCode == 130, $"It ended with exit code {exitCode}.\n{tour.Output}");
        Assert.Contains("The Tour was stopped.", tour.Output);
        Assert.DoesNotContain("Exception:", tour.Output);
    }

    private string Address => host.GrpcAddress.GetLeftPart(UriPartial.Authority);

    private static Task<CommandResult> RunAsync(params string[] args) => Command.RunAsync("dotnet", [Programs.Tour, .. args], Limit);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, port: 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"^\s*\d\d:\d\d:\d\d\.\d{3}  (ACME|GLBX|WYNE) ", RegexOptions.Multiline)]
    private static partial Regex QuoteLine();

    [GeneratedRegex(@"^5\. An open circuit")]
    private static partial Regex CircuitHeading();
}
