using System.IO.Compression;
using GoRpc.Compression;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Compression;

public sealed class CompressorTests
{
    private const int Limit = 1024 * 1024;

    public static TheoryData<string> Names => ["gzip", "br", "deflate"];

    public static TheoryData<string, int> NamesAndSizes => new MatrixTheoryData<string, int>(["gzip", "br", "deflate"], [0, 1, 65_535, 65_536, 65_537, 200_000, Limit]);

    [Theory]
    [MemberData(nameof(NamesAndSizes))]
    public void Decompress_OfWhatWasCompressed_IsTheSame(string name, int size)
    {
        var message = new byte[size];
        new Random(size).NextBytes(message);

        Assert.Equal(message, Decompress(name, Compress(name, message)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decompress_OfOneByteMoreThanTheLimit_IsResourceExhausted(string name)
    {
        var failure = Assert.Throws<RpcException>(() => Decompress(name, Compress(name, new byte[Limit + 1])));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decompress_OfABomb_TakesNoMoreMemoryThanTheLimit(string name)
    {
        var bomb = Compress(name, new byte[200 * Limit]);
        Assert.Throws<RpcException>(() => Decompress(name, bomb));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<RpcException>(() => Decompress(name, bomb));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * Limit);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decompress_OfPartOfAMessage_IsInvalid(string name)
    {
        var message = new byte[5000];
        new Random(5).NextBytes(message);
        var compressed = Compress(name, message);

        Assert.All([1, 2, 20, compressed.Length / 2, compressed.Length - 1], count => Assert.Throws<InvalidDataException>(() => Decompress(name, compressed[..count])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decompress_OfSomethingElse_IsInvalid(string name) =>
        Assert.Throws<InvalidDataException>(() => Decompress(name, [0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0xFA, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));

    [Theory]
    [InlineData("identity")]
    [InlineData("GZIP")]
    [InlineData("zstd")]
    [InlineData("")]
    [InlineData(null)]
    public void Find_OfWhatIsNotTaken_IsNull(string? name) => Assert.Null(Compressor.Find(name));

    [Fact]
    public void Accepted_OfAll_CanBeFound() =>
        Assert.All(Compressor.Accepted.Split(',').Skip(1), name => Assert.Equal(name, Compressor.Find(name)!.Name));

    [Theory]
    [InlineData("identity,gzip,br", "br")]
    [InlineData("identity, br , gzip", "br")]
    [InlineData("identity,deflate,gzip", "gzip")]
    [InlineData("gzip", "gzip")]
    [InlineData("identity,deflate", null)]
    [InlineData("brotli,gzipped", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void ChooseFor_WhatACallerTakes_IsTheWantedOneOrGzip(string? accepted, string? expected) =>
        Assert.Equal(expected, CompressionPolicy.Of(new() { Encoding = MessageEncoding.Brotli }, null)!.ChooseFor(accepted)?.Name);

    [Theory]
    [InlineData(MessageEncoding.None, null, null, null)]
    [InlineData(MessageEncoding.Gzip, null, null, "gzip")]
    [InlineData(MessageEncoding.Gzip, MessageEncoding.Brotli, null, "br")]
    [InlineData(MessageEncoding.Gzip, MessageEncoding.None, null, null)]
    [InlineData(MessageEncoding.None, MessageEncoding.Brotli, MessageEncoding.Gzip, "gzip")]
    [InlineData(MessageEncoding.Gzip, MessageEncoding.Brotli, MessageEncoding.None, null)]
    public void Of_OptionsContractAndMethod_TakesTheNearest(MessageEncoding options, MessageEncoding? contract, MessageEncoding? own, string? expected) =>
        Assert.Equal(expected, CompressionPolicy.Of(new() { Encoding = options }, contract is { } encoding ? new CompressionContract(encoding, null) : null, own)?.Wanted.Name);

    [Fact]
    public void Of_AContractThatSaysFromHowManyBytes_ComesBeforeTheOptions()
    {
        Assert.Equal(7, CompressionPolicy.Of(new() { FromBytes = 9 }, new CompressionContract(MessageEncoding.Gzip, 7))!.FromBytes);
        Assert.Equal(9, CompressionPolicy.Of(new() { FromBytes = 9 }, new CompressionContract(MessageEncoding.Gzip, null))!.FromBytes);
    }

    private static byte[] Compress(string name, byte[] message)
    {
        var output = new MemoryStream();
        using (var stream = Compressor.Find(name)!.Compress(output, CompressionLevel.Fastest))
        {
            stream.Write(message);
        }

        return output.ToArray();
    }

    private static byte[] Decompress(string name, byte[] compressed)
    {
        using var plain = Compressor.Find(name)!.Decompress(new MemoryStream(compressed), Limit);
        var output = new MemoryStream();
        plain.CopyTo(output);
        return output.ToArray();
    }
}
