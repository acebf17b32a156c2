using GoRpc.Outages.Faults;

namespace GoRpc.Outages.Tests.Faults;

public sealed class RequestCounterTests
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Settings = 4;

    private static readonly byte[] Conversation =
    [
        .. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8,
        .. Frame(Settings, 18),
        .. Frame(Headers, 40),
        .. Frame(Data, 300),
        .. Frame(Headers, 0),
        .. Frame(Data, 1),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void Read_SplitAnywhere_CountsEachRequestOnce(int chunk)
    {
        var requests = 0;
        var counter = new RequestCounter(() => requests++);

        foreach (var bytes in Conversation.Chunk(chunk))
        {
            counter.Read(bytes);
        }

        Assert.Equal(2, requests);
    }

    // The payload looks like the head of a request, which it is not.
    private static byte[] Frame(byte type, int length) =>
        [0, (byte)(length >> 8), (byte)length, type, 0, 0, 0, 0, 1, .. Enumerable.Repeat((byte)1, length)];
}
