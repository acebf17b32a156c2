using System.Buffers;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;

namespace GoRpc.Bench.Codecs;

/// <summary>GoRpc, generated or compiled at run time.</summary>
internal sealed class GoRpcCodec<T>(string name, MessageCodec<T> codec, T value) : ICodec
    where T : class
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);
    private readonly ReadOnlySequence<byte> _bytes = new(codec.ToBytes(value));

    public string Name => name;

    public void Write(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _buffer.ResetWrittenCount();
            var trail = SizeTrail.Rent();
            var size = codec.MeasureWhole(value, trail);
            codec.WriteWhole(_buffer.GetSpan(size)[..size], value, trail);
            _buffer.Advance(size);
            trail.Return();
        }
    }

    public void Read(int times)
    {
        for (var time = 0; time < times; time++)
        {
            codec.ReadWhole(_bytes);
        }
    }
}
