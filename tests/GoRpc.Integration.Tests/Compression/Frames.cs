using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Compression;

/// <summary>gRPC's frames by hand, compressed or not.</summary>
internal static class Frames
{
    public static readonly string Long = string.Concat(Enumerable.Repeat("a long text. ", 500));

    public static TheoryData<MethodType> Kinds => [MethodType.Unary, MethodType.ClientStreaming, MethodType.ServerStreaming, MethodType.DuplexStreaming];

    public static TheoryData<MethodType, string> KindsAndEncodings =>
        new MatrixTheoryData<MethodType, string>([.. Kinds.Select(row => row.Data)], ["gzip", "br", "deflate"]);

    public static string PathOf(MethodType kind) => kind switch
    {
        MethodType.Unary => "test.Texts/Unary",
        MethodType.ClientStreaming => "test.Texts/Up",
        MethodType.ServerStreaming => "test.Texts/Down",
        _ => "test.Texts/Both",
    };

    /// <summary>The message that carries a text.</summary>
    public static byte[] Message(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new List<byte>();
        for (var rest = bytes.Length; ; rest >>= 7)
        {
            length.Add((byte)(rest < 0x80 ? rest : (rest & 0x7F) | 0x80));
            if (rest < 0x80)
            {
                return [0x0A, .. length, .. bytes];
            }
        }
    }

    public static byte[] Of(byte flag, byte[] content)
    {
        byte[] frame = [flag, 0, 0, 0, 0, .. content];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), content.Length);
        return frame;
    }

    public static byte[] Plain(string text) => Of(0, Message(text));

    public static byte[] Compressed(string encoding, byte[] message) => Of(1, Compress(encoding, message));

    /// <summary>A message that is small before it is decompressed, and large after.</summary>
    public static byte[] Bomb(string encoding, int limit)
    {
        var bomb = Compressed(encoding, new byte[100 * limit]);
        Assert.InRange(bomb.Length, 0, limit);
        return bomb;
    }

    public static byte[] Compress(string encoding, byte[] message)
    {
        var output = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(output, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true),
            _ => new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            stream.Write(message);
        }

        return output.ToArray();
    }

    /// <summary>What a body holds: for each frame whether it is compressed, and the message in it.</summary>
    public static IReadOnlyList<(bool IsCompressed, byte[] Message)> Read(byte[] body, string? encoding)
    {
        var frames = new List<(bool, byte[])>();
        for (var position = 0; position < body.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(position + 1));
            var content = body[(position + 5)..(position + 5 + length)];
            frames.Add((body[position] == 1, body[position] == 1 ? Decompress(encoding!, content) : content));
            position += 5 + length;
        }

        return frames;
    }

    private static byte[] Decompress(string encoding, byte[] content)
    {
        using Stream stream = encoding switch
        {
            "br" => new BrotliStream(new MemoryStream(content), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(content), CompressionMode.Decompress),
            _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, null),
        };
        var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }
}
