namespace GoRpc.Outages.Faults;

/// <summary>
/// Finds the requests in what an HTTP/2 client sends (RFC 9113): after a preface there are frames with a head of nine bytes, and each request is
/// one HEADERS frame. Clients of gRPC send no trailers. One connection, one thread at a time; bytes may be split anywhere.
/// </summary>
internal sealed class RequestCounter(Action onRequest)
{
    private const int PrefaceBytes = 24;
    private const int HeadBytes = 9;
    private const int TypeIndex = 3;
    private const byte HeadersFrame = 1;

    private readonly byte[] _head = new byte[HeadBytes];
    private int _headLength;
    private int _skip = PrefaceBytes;

    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_skip > 0)
            {
                var skipped = Math.Min(_skip, bytes.Length);
                _skip -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            _head[_headLength++] = bytes[0];
            bytes = bytes[1..];
            if (_headLength == HeadBytes)
            {
                if (_head[TypeIndex] == HeadersFrame)
                {
                    onRequest();
                }

                _skip = (_head[0] << 16) | (_head[1] << 8) | _head[2];
                _headLength = 0;
            }
        }
    }
}
