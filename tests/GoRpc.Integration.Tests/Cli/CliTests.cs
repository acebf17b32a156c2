using GoRpc.Integration.Tests.Processes;

namespace GoRpc.Integration.Tests.Cli;

/// <summary>The program gorpc in a process of its own, against the demo host.</summary>
public sealed class CliTests(DemoHost host) : IClassFixture<DemoHost>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private string Address => host.GrpcAddress.OriginalString;

    [Fact]
    public async Task Call_OfAUnaryMethod_PrintsTheResponseOnALine()
    {
        var result = await RunAsync("call", Address, "gorpc.demo.Calculator/Add", "-d", """{"a":1,"b":2}""");

        Assert.Equal("{\"value\":3}\n", result.Succeeded().Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Call_OfAServerStream_PrintsALinePerResponse()
    {
        var result = await RunAsync("call", Address, "Stocks/Watch", "-d", """{"symbol":"ACME","count":3}""");

        Assert.Equal(3, result.Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.StartsWith("{\"symbol\":\"ACME\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Call_OfAClientStream_TakesNdjsonFromStandardInput()
    {
        var result = await Command.RunAsync(
            "dotnet",
            [Programs.Cli, "call", Address, "Telemetry/Upload", "-d", "-"],
            Limit,
            input: "{\"device\":\"b\",\"value\":1}\n{\"device\":\"b\",\"value\":4}\n");

        Assert.Equal("""{"devices":[{"device":"b","count":2,"min":1,"max":4,"mean":2.5}]}""", result.Succeeded().Output.Trim());
    }

    [Fact]
    public async Task Call_OfADuplexStream_TakesAFileAndTheContracts()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"from":"me","text":"hello"}""", TestContext.Current.CancellationToken);

        var result = await RunAsync("call", Address, "Chat/Talk", "-d", $"@{file}", "--schema", Programs.Contracts);

        Assert.Contains("\"text\":", result.Succeeded().Output, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task Call_ThatFails_PrintsStatusAndDetailsAndEndsWithItsNumber()
    {
        var result = await RunAsync("call", Address, "gorpc.demo.Calculator/Divide", "-d", """{"a":1}""");
        var asJson = await RunAsync("call", Address, "gorpc.demo.Calculator/Divide", "-d", """{"a":1}""", "--json");

        Assert.Equal(64 + 3, result.ExitCode);
        Assert.Equal(
            "INVALID_ARGUMENT: 1 can't be divided by zero.\n  {\"@type\":\"type.googleapis.com/gorpc.demo.DivisionByZero\",\"dividend\":1}\n", result.Error.ReplaceLineEndings("\n"));
        Assert.Equal(
            """{"code":"INVALID_ARGUMENT","message":"1 can't be divided by zero.","details":[{"@type":"type.googleapis.com/gorpc.demo.DivisionByZero","dividend":1}]}""",
            asJson.Error.Trim());
    }

    [Fact]
    public async Task Call_WithADeadline_EndsWithIt()
    {
        var result = await RunAsync("call", Address, "Calculator/Slow", "-d", """{"milliseconds":20000}""", "--deadline", "300ms");

        Assert.Equal(64 + 4, result.ExitCode);
        Assert.StartsWith("DEADLINE_EXCEEDED: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'gorpc.demo.Calculator' has no method 'Plus'. It has Add, Subtract, Multiply, Divide, Slow.", "Calculator/Plus")]
    [InlineData("There is no service 'Calc'.", "Calc/Add")]
    [InlineData("'Add' is no method. Type service/method.", "Add")]
    [InlineData("--data is no JSON (line 1, byte 6)", "Calculator/Add", "-d", "{\"a\":x}")]
    [InlineData("'nothing.json' can't be read", "Calculator/Add", "-d", "@nothing.json")]
    [InlineData("'x' is no header. Type -H \"name: value\".", "Calculator/Add", "-H", "x")]
    [InlineData("'soon' is no time. Type for example 500ms, 5s, 2m or 00:00:05.", "Calculator/Add", "--deadline", "soon")]
    [InlineData("The method takes one request, and there are several.", "Calculator/Add", "-d", "{} {}")]
    public async Task Call_ThatIsTypedWrong_SaysWhatToType(string expected, params string[] arguments)
    {
        var result = await RunAsync(["call", Address, .. arguments]);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OfAHostThatIsNotThere_EndsAsUnavailable()
    {
        var result = await RunAsync("call", "http://127.0.0.1:9", "a/b");

        Assert.Equal(64 + 14, result.ExitCode);
        Assert.Contains("Nothing listens at http://127.0.0.1:9", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ls_OfAHost_HasOnlyMethodsOfItsContracts()
    {
        var ofHost = (await RunAsync("ls", Address)).Succeeded().Output;
        var ofContracts = (await RunAsync("ls", Programs.Contracts)).Succeeded().Output;

        var served = ofHost.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("gorpc.", StringComparison.Ordinal)).ToList();
        Assert.Contains("gorpc.demo.Calculator/Add", served);
        // The host signs nobody in unless it is told to.
        Assert.Empty(served.Except(ofContracts.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Describe_OfAMethod_ShowsItsMessages()
    {
        var result = await RunAsync("describe", Address, "gorpc.demo.Calculator/Add");

        Assert.Contains("rpc Add(CalculatorAddRequest) returns (CalculatorAddResponse)", result.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("// The first integer.\n  int32 a = 1;", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proto_WritesFilesThatLsReads()
    {
        var folder = Directory.CreateTempSubdirectory("gorpc-cli-");
        try
        {
            (await RunAsync("proto", Address, "-o", folder.FullName)).Succeeded();

            Assert.Contains("gorpc.demo.Stocks/Watch", (await RunAsync("ls", folder.FullName)).Succeeded().Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Health_OfTheHostAndOfAServiceThatIsNotThere_TellsThemApart()
    {
        var whole = await RunAsync("health", Address);
        var missing = await RunAsync("health", Address, "no.Such");

        Assert.Equal("SERVING", whole.Succeeded().Output.Trim());
        Assert.Equal(64 + 5, missing.ExitCode);
    }

    [Fact]
    public async Task Token_ToAnotherMachineInTheClear_IsRefused()
    {
        var result = await RunAsync("call", "http://192.0.2.1:5081", "a/b", "--token", "secret");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("in the clear", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _gorpc gorpc")]
    [InlineData("zsh", "compdef _gorpc gorpc")]
    [InlineData("fish", "complete -c gorpc")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Completion_OfEachShell_IsAScript(string shell, string expected) =>
        Assert.Contains(expected, (await RunAsync("completion", shell)).Succeeded().Output, StringComparison.Ordinal);

    [Fact]
    public async Task Suggestions_OfAPrefix_AreTheCommands() =>
        Assert.Equal("call", (await RunAsync("[suggest:8]", "gorpc ca")).Succeeded().Output.Trim());

    private static Task<CommandResult> RunAsync(params IEnumerable<string> arguments) => Command.RunAsync("dotnet", [Programs.Cli, .. arguments], Limit);
}
