using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace GoRpc.Codecs.Json;

/// <summary>Bytes as base64: written in the standard alphabet with padding, read in that of URLs and without padding as well.</summary>
internal static class Base64Text
{
    private const int Group = 4;

    public static bool TryDecode(ReadOnlySpan<byte> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var content = text.TrimEnd((byte)'=');
        var size = content.Length / Group * 3 + (content.Length % Group) switch { 0 => 0, 2 => 1, 3 => 2, _ => -1 };
        bytes = null;
        if (content.Length % Group == 1 || text.Length - content.Length > 2 || (text.Length != content.Length && text.Length % Group != 0))
        {
            return false;
        }

        bytes = new byte[size];
        return TryDecode(text, content, bytes);
    }

    private static bool TryDecode(ReadOnlySpan<byte> text, ReadOnlySpan<byte> content, byte[] bytes)
    {
        int length;
        if (text.Length % Group == 0 && Base64.DecodeFromUtf8(text, bytes, out _, out length) is OperationStatus.Done)
        {
            return length == bytes.Length;
        }

        if (!content.ContainsAny((byte)'+', (byte)'/'))
        {
            return Base64Url.DecodeFromUtf8(content, bytes, out _, out length) is OperationStatus.Done && length == bytes.Length;
        }

        // The standard alphabet without its padding.
        var rented = ArrayPool<byte>.Shared.Rent(content.Length);
        var translated = rented.AsSpan(0, content.Length);
        content.Replace(translated, (byte)'+', (byte)'-');
        translated.Replace((byte)'/', (byte)'_');
        var isDone = Base64Url.DecodeFromUtf8(translated, bytes, out _, out length) is OperationStatus.Done && length == bytes.Length;
        ArrayPool<byte>.Shared.Return(rented);
        return isDone;
    }
}
