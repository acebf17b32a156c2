using GoRpc.Outages.Hosts;

namespace GoRpc.Outages.Tests.Hosts;

public sealed class HostArgumentsTests
{
    [Fact]
    public void Read_ItsOwnCommandLine_GivesTheSame()
    {
        var arguments = new HostArguments("/tmp/board", 2, 12345, "gorpc", "http://127.0.0.1:12346");

        Assert.Equal(arguments, HostArguments.Read(arguments.ToCommandLine()));
    }

    [Fact]
    public void Read_ACommandLineOfThePublic_IsNull() => Assert.Null(HostArguments.Read(["--scenario", "slow"]));
}
