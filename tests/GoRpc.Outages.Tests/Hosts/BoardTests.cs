using GoRpc.Outages.Hosts;

namespace GoRpc.Outages.Tests.Hosts;

public sealed class BoardTests
{
    [Fact]
    public void Board_OpenedTwice_IsShared()
    {
        using var suite = Board.Create();
        using var host = Board.Open(suite.Path);

        suite.Setting(3, HostSetting.LatencyMilliseconds) = 60;
        host.Counter(3, HostCounter.Requests)++;
        host.CountExecution(7);
        host.CountExecution(7);

        Assert.Equal(60, host.Setting(3, HostSetting.LatencyMilliseconds));
        Assert.Equal(1, suite.Counter(3, HostCounter.Requests));
        Assert.Equal(0, suite.Counter(2, HostCounter.Requests));
        Assert.Equal(2, suite.ExecutionsOf(7));
        Assert.Equal(0, suite.ExecutionsOf(8));
    }

    [Fact]
    public void Board_LastHostAndCall_DoNotMeet()
    {
        using var board = Board.Create();

        foreach (var counter in Enum.GetValues<HostCounter>())
        {
            board.Counter(Board.Hosts - 1, counter) = long.MaxValue;
        }

        board.CountExecution(Board.Calls - 1);

        Assert.Equal(0, board.ExecutionsOf(0));
        Assert.Equal(1, board.ExecutionsOf(Board.Calls - 1));
    }

    [Fact]
    public void Board_Disposed_TakesItsFileAlong()
    {
        var board = Board.Create();
        Assert.True(File.Exists(board.Path));

        board.Dispose();

        Assert.False(File.Exists(board.Path));
    }

    [Fact]
    public void Board_OutOfRange_IsRefused()
    {
        using var board = Board.Create();

        Assert.Throws<ArgumentOutOfRangeException>(() => board.CountExecution(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => board.Counter(Board.Hosts, HostCounter.Requests));
    }
}
