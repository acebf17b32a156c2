using System.Buffers.Binary;
using GoRpc.Client.Transport.Direct;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Transport.Direct;

public sealed class ResponseMessageTests
{
    private const int MostBytes = 100_000;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(300, 7)]
    [InlineData(4090, 4096)]
    [InlineData(4091, 4096)]
    [InlineData(4092, 5000)]
    [InlineData(MostBytes, 1000)]
    public async Task ReadAsync_WhateverThePieces_GivesTheMessage(int size, int piece)
    {
        var payload = new byte[size];
        Random.Shared.NextBytes(payload);

        using var message = await ReadAsync(Frame(payload), piece);

        Assert.NotNull(message);
        Assert.Equal(payload, message.Decode(static context => context.PayloadAsNewBuffer(), null, MostBytes));
    }

    [Fact]
    public async Task ReadAsync_NothingAtAll_IsNoMessage() => Assert.Null(await ReadAsync([], 1));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task ReadAsync_CutOff_Throws(int bytes) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(Frame([1, 2, 3, 4, 5])[..bytes], 2));

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task ReadAsync_MoreThanTheMessage_Throws(int piece) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync([.. Frame([1, 2]), 0], piece));

    [Fact]
    public async Task ReadAsync_UnknownFlag_Throws() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync([2, 0, 0, 0, 0], 5));

    [Theory]
    [InlineData(MostBytes + 1u)]
    [InlineData(uint.MaxValue)]
    public async Task ReadAsync_LengthAboveTheLimit_IsResourceExhaustedBeforeTheMessageIsRead(uint length)
    {
        var prefix = new byte[5];
        BinaryPrimitives.WriteUInt32BigEndian(prefix.AsSpan(1), length);

        var failure = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(prefix, 5));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    private static byte[] Frame(byte[] payload)
    {
        var frame = new byte[5 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }

    private static async Task<ResponseMessage?> ReadAsync(byte[] bytes, int piece) =>
        await ResponseMessage.ReadAsync(new PiecewiseStream(bytes, piece), MostBytes, CancellationToken.None).AsTask().Within("the response to be read");

    /// <summary>Gives a few bytes at a time, whatever is asked for.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
        }
    }
}
