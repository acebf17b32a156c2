using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using GoRpc.Demo;
using GoRpc.Integration.Tests.Processes;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Host;

/// <summary>The host as its user meets it: started, edited, stopped, and started wrongly.</summary>
public sealed partial class HostProgramTests : IDisposable
{
    private const string AnyGrpcPort = "--Kestrel:Endpoints:Grpc:Url=http://127.0.0.1:0";
    private const string AnyWebPort = "--Kestrel:Endpoints:Web:Url=http://127.0.0.1:0";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("gorpc-host-");

    public void Dispose() => _elsewhere.Delete(recursive: true);

    [Fact]
    public async Task Start_WhereOtherSettingsLie_UsesItsOwnAndSaysWhatToTypeNext()
    {
        await File.WriteAllTextAsync(Path.Combine(_elsewhere.FullName, "appsettings.json"), "these are no settings");
        await using var host = RunningProgram.Start("dotnet", [Programs.Host, AnyGrpcPort, AnyWebPort], _elsewhere.FullName);

        var address = (await host.LineAsync(GrpcLine())).Groups["address"].Value;
        await host.LineAsync(EndOfAnnouncement());

        Assert.Contains($"settings  {Repository.PathOf("appsettings.json")}", host.Output);
        Assert.Contains("gorpc.demo.Calculator  Add, Subtract, Multiply, Divide, Slow", host.Output);
        Assert.Contains($"dotnet run --project samples/Tour -- --address {address}", host.Output);
    }

    [Fact]
    public async Task Stop_WithAnOpenStream_EndsTheStreamAndExitsWithZero()
    {
        await using var host = RunningProgram.Start("dotnet", [Programs.Host, AnyGrpcPort, AnyWebPort, "--GoRpc:Demo:TickInterval=01:00:00"]);
        await using var channel = GoRpcChannel.ForAddress((await host.LineAsync(GrpcLine())).Groups["address"].Value);
        await using var quotes = channel.CreateClient<IStocks>().WatchAsync(new WatchRequest { Symbol = "ACME" }).GetAsyncEnumerator();
        await quotes.NextAsync();
        await host.LineAsync(EndOfAnnouncement());
        var announced = host.Output;

        var next = quotes.NextAsync();
        var exitCode = await host.StopAsync();

        var end = await Assert.ThrowsAsync<GoRpcException>(() => next);
        Assert.Equal((StatusCode.Unavailable, "The host is stopping."), (end.StatusCode, end.Status.Detail));
        Assert.Equal(0, exitCode);
        // The audit's line, and nothing else.
        Assert.StartsWith(announced, host.Output);
        Assert.Matches("^[^\n]*AuditInterceptor[^\n]*\n?[^\n]* called /gorpc.demo.Stocks/Watch, 0 items in, 1 out: Unavailable.\n$", host.Output[announced.Length..]);
    }

    [Fact]
    public async Task Stop_InAConversation_LetsTheRobotTakeItsLeave()
    {
        await using var host = RunningProgram.Start("dotnet", [Programs.Host, AnyGrpcPort, AnyWebPort, "--GoRpc:Demo:ChatPause=00:00:00"]);
        await using var channel = GoRpcChannel.ForAddress((await host.LineAsync(GrpcLine())).Groups["address"].Value);
        var spoken = System.Threading.Channels.Channel.CreateUnbounded<ChatMessage>();
        spoken.Writer.TryWrite(new ChatMessage { From = "Ada", Text = "1 + 1" });
        await using var answers = channel.CreateClient<IChat>().TalkAsync(spoken.Reader.ReadAllAsync()).GetAsyncEnumerator();
        Assert.StartsWith("That makes 2.", (await answers.NextAsync()).Text, StringComparison.Ordinal);

        var last = answers.NextAsync();
        var stopping = host.StopAsync();

        Assert.Equal("My host is closing, so I must go. Come back soon.", (await last).Text);
        Assert.False(await answers.MoveNextAsync().Within("the end"));
        Assert.Equal(0, await stopping);
    }

    [Theory]
    [InlineData("Grpc", AnyWebPort)]
    [InlineData("Web", AnyGrpcPort)]
    public async Task Start_OnAPortInUse_IsOneLineThatNamesItAndOffersAnother(string endpoint, string other)
    {
        using var holder = new TcpListener(IPAddress.Loopback, port: 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        var result = await RunAsync($"--Kestrel:Endpoints:{endpoint}:Url=http://127.0.0.1:{port}", other);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Matches($"^Port {port} of http://127.0.0.1:{port} is in use.* -- --Kestrel:Endpoints:{endpoint}:Url=\\S+\n$", result.Error);
    }

    [Theory]
    [InlineData(1, "'--port' is not a setting of the host. See: dotnet run --project src/GoRpc.Host -- --help", "--port", "8080")]
    [InlineData(1, "'--GoRpc:Demo:Seed' has no value.", "--GoRpc:Demo:Seed")]
    [InlineData(1, "Failed to convert configuration value 'abc' at 'GoRpc:Demo:Seed'", "--GoRpc:Demo:Seed=abc")]
    [InlineData(1, "Configuration value 'Loud' is not supported.", "--Logging:LogLevel:Default=Loud")]
    [InlineData(2, "GoRpc:Demo:Sed is not an option. There are Seed, TickInterval, ChatPause, Auth.", "--GoRpc:Demo:Sed=1", "--GoRpc:Demo:ChatPause=-1")]
    [InlineData(2, "Kestrel:Endpoints:Grpc:Url is 'foo'.", "--Kestrel:Endpoints:Grpc:Url=foo", "--Kestrel:Endpoints:Web:Protocols=Http7")]
    [InlineData(1, "Kestrel:Endpoints:Grpc:Url is 'http://127.0.0.1:99999'.", "--Kestrel:Endpoints:Grpc:Url=http://127.0.0.1:99999")]
    public async Task Start_WithSettingsThatCannotBe_IsOneLineForEach(int lines, string first, params string[] args)
    {
        var result = await RunAsync(args);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.StartsWith(first, result.Error);
        Assert.Equal(lines, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Start_WithHelp_SaysHowToGiveSettings()
    {
        var result = await RunAsync("--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("dotnet run --project src/GoRpc.Host -- [--Section:Key=value ...]", result.Output);
    }

    [Fact]
    public async Task Start_WithoutASettingsFile_SaysWhereItLooked()
    {
        var result = await Command.RunAsync("dotnet", [CopyHost()], Limit);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"There is no appsettings.json in '{_elsewhere.FullName}", result.Error);
    }

    [Fact]
    public async Task Start_WithABrokenSettingsFile_SaysWhere()
    {
        var program = CopyHost();
        await File.WriteAllTextAsync(SettingsBeside(program), "{\n  \"GoRpc\": oops\n}\n");

        var result = await Command.RunAsync("dotnet", [program], Limit);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{SettingsBeside(program)}'. Line 2, byte 12:", result.Error);
    }

    [Fact]
    public async Task Settings_EditedWhileTheHostRuns_TakeEffect()
    {
        var program = CopyHost();
        var settings = await File.ReadAllTextAsync(Repository.PathOf("appsettings.json"));
        await File.WriteAllTextAsync(SettingsBeside(program), WithTick(settings, "01:00:00"));
        await using var host = RunningProgram.Start("dotnet", [program, AnyGrpcPort, AnyWebPort]);
        await using var channel = GoRpcChannel.ForAddress((await host.LineAsync(GrpcLine())).Groups["address"].Value);
        var stocks = channel.CreateClient<IStocks>();

        await File.WriteAllTextAsync(SettingsBeside(program), WithTick(settings, "00:00:00.010"));

        // The file system tells of the edit when it likes; until then a second quote is an hour away.
        await SecondQuoteAsync(stocks).Within("a second quote at the new pace");
    }

    private static async Task SecondQuoteAsync(IStocks stocks)
    {
        for (var hasSecond = false; !hasSecond;)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            try
            {
                hasSecond = await stocks.WatchAsync(new WatchRequest { Symbol = "ACME", Count = 2 }, patience.Token).CountAsync() == 2;
            }
            catch (OperationCanceledException)
            {
                hasSecond = false;
            }
        }
    }

    private static Task<CommandResult> RunAsync(params string[] args) => Command.RunAsync("dotnet", [Programs.Host, .. args], Limit);

    private static string WithTick(string settings, string interval) =>
        TickInterval().Replace(settings, $"\"TickInterval\": \"{interval}\"", count: 1);

    private static string SettingsBeside(string program) => Path.Combine(Path.GetDirectoryName(program)!, "appsettings.json");

    // As a published host lies: away from the repository and its settings.
    private string CopyHost()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Programs.Host)!))
        {
            File.Copy(file, Path.Combine(_elsewhere.FullName, Path.GetFileName(file)));
        }

        return Path.Combine(_elsewhere.FullName, Path.GetFileName(Programs.Host));
    }

    [GeneratedRegex(@"^\s*gRPC\s+(?<address>http://\S+)")]
    private static partial Regex GrpcLine();

    [GeneratedRegex(@"^Ctrl\+C stops the host")]
    private static partial Regex EndOfAnnouncement();

    [GeneratedRegex(@"""TickInterval"":\s*""[^""]*""")]
    private static partial Regex TickInterval();
}
