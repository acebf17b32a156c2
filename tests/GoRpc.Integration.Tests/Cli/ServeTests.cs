using System.Text.RegularExpressions;
using GoRpc.Integration.Tests.Processes;

namespace GoRpc.Integration.Tests.Cli;

/// <summary><c>gorpc serve</c> makes a service of a class, and <c>gorpc call</c> uses it at once.</summary>
public sealed partial class ServeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Serve_OfAnyClass_ServesWhatItDeclares()
    {
        await using var server = RunningProgram.Start("dotnet", [Programs.Cli, "serve", typeof(PlainGreeter).Assembly.Location, typeof(PlainGreeter).FullName!, "--port", "0"]);
        var address = (await server.LineAsync(AddressLine())).Groups["address"].Value;

        Assert.StartsWith("http://127.0.0.1:", address, StringComparison.Ordinal);
        Assert.Equal("""{"value":"Hello Ada! Hello Ada!"}""", await CallAsync(address, "Greet", """{"name":"Ada","times":2}"""));
        Assert.Equal("""{"value":1}""", await CallAsync(address, "Count", "{}"));
        Assert.Equal("""{"value":2}""", await CallAsync(address, "Count", "{}"));
        Assert.Equal("""{"value":2.5}""", await CallAsync(address, "Half", """{"value":5}"""));
        var list = (await Command.RunAsync("dotnet", [Programs.Cli, "ls", address, "PlainGreeter"], Limit)).Succeeded().Output;
        Assert.DoesNotContain("ToString", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Swap", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No.Such", "has no public class 'No.Such'")]
    [InlineData("GoRpc.Integration.Tests.Processes.Programs", "has no public class")]
    public async Task Serve_OfNoClass_SaysWhatThereIs(string type, string expected)
    {
        var result = await Command.RunAsync("dotnet", [Programs.Cli, "serve", typeof(PlainGreeter).Assembly.Location, type, "--port", "0"], Limit);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private static async Task<string> CallAsync(string address, string method, string data) =>
        (await Command.RunAsync("dotnet", [Programs.Cli, "call", address, $"PlainGreeter/{method}", "-d", data], Limit)).Succeeded().Output.Trim();

    [GeneratedRegex(@" at (?<address>http://\S+)$")]
    private static partial Regex AddressLine();
}
