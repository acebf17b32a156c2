using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GoRpc.Bench.Codecs;

/// <summary>System.Text.Json with the code that its source generator makes, and a writer that is used again.</summary>
internal sealed class SystemTextJsonCodec<T> : ICodec
    where T : class
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);
    private readonly Utf8JsonWriter _writer;
    private readonly JsonTypeInfo<T> _type;
    private readonly T _value;
    private readonly byte[] _json;

    public SystemTextJsonCodec(T value, JsonTypeInfo<T> type)
    {
        _value = value;
        _type = type;
        _writer = new Utf8JsonWriter(_buffer);
        _json = JsonSerializer.SerializeToUtf8Bytes(value, type);
    }

    public string Name => CodecCase.JsonBaseline;

    public void Write(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _buffer.ResetWrittenCount();
            _writer.Reset(_buffer);
            JsonSerializer.Serialize(_writer, _value, _type);
        }
    }

    public void Read(int times)
    {
        for (var time = 0; time < times; time++)
        {
            JsonSerializer.Deserialize(_json, _type);
        }
    }
}
