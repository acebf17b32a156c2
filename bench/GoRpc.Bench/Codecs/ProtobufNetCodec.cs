using System.Buffers;
using ProtoBuf.Meta;

namespace GoRpc.Bench.Codecs;

/// <summary>protobuf-net's engine, compiled.</summary>
internal sealed class ProtobufNetCodec<T> : ICodec
    where T : class
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);
    private readonly RuntimeTypeModel _model = RuntimeTypeModel.Create();
    private readonly T _value;
    private readonly ReadOnlySequence<byte> _bytes;

    public ProtobufNetCodec(T value)
    {
        _value = value;
        _model.Add(typeof(T));
        _model.CompileInPlace();
        Write(times: 1);
        _bytes = new(_buffer.WrittenSpan.ToArray());
    }

    public string Name => "protobuf-net";

    public void Write(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _buffer.ResetWrittenCount();
            using var measured = _model.Measure(_value);
            measured.Serialize(_buffer);
        }
    }

    public void Read(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _model.Deserialize<T>(_bytes);
        }
    }
}
