using GoRpc.Bench.Commands;

namespace GoRpc.Bench.Tests.Commands;

public sealed class CompareCommandTests
{
    [Theory]
    [InlineData("--stacks gorpc raw")]
    [InlineData("--stacks gorpc,raw --scenarios add@1, ping-pong")]
    [InlineData("--stacks proto-first proto-first --format TSV --quick")]
    [InlineData("")]
    public void Parse_KnownNames_IsAccepted(string arguments) => Assert.Empty(CompareCommand.Create().Parse(arguments).Errors);

    [Theory]
    [InlineData("--stacks grpc", "--stacks has no 'grpc'. Type one or more of: gorpc gorpc-full gorpc-bare proto-first protobuf-net json raw.")]
    [InlineData("--scenarios add@1,add@2,add@3", "--scenarios has no 'add@2', 'add@3'. Type one or more of: add@1 add@16 add@64 1k@1 1k@64 64k@1 64k@16")]
    [InlineData("--format xml", "Argument 'xml' not recognized.")]
    public void Parse_UnknownNames_SaysWhatToType(string arguments, string message) =>
        Assert.StartsWith(message, Assert.Single(CompareCommand.Create().Parse(arguments).Errors).Message, StringComparison.Ordinal);
}
