using System.Buffers;
using GoRpc.Codecs.Messages;

namespace GoRpc.Bench.Codecs;

/// <summary>JSON of GoRpc, generated or compiled at run time.</summary>
internal sealed class GoRpcJsonCodec<T>(string name, MessageCodec<T> codec, T value) : ICodec
    where T : class
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);
    private readonly ReadOnlySequence<byte> _json = new(codec.ToJson(value));

    public string Name => name;

    public void Write(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _buffer.ResetWrittenCount();
            codec.WriteWholeJson(_buffer, value);
        }
    }

    public void Read(int times)
    {
        for (var time = 0; time < times; time++)
        {
            codec.ReadWholeJson(_json);
        }
    }
}
