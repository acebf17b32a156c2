using System.Buffers;
using Google.Protobuf;

namespace GoRpc.Bench.Codecs;

/// <summary>The code that protoc generates, as Grpc.Tools has it called.</summary>
internal sealed class GoogleCodec<T>(T value) : ICodec
    where T : IMessage<T>, new()
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);
    private readonly ReadOnlySequence<byte> _bytes = new(value.ToByteArray());
    private readonly MessageParser<T> _parser = new(() => new T());

    public string Name => CodecCase.Baseline;

    public void Write(int times)
    {
        for (var time = 0; time < times; time++)
        {
            // gRPC wants to know the length; without a use of it, the compiler would leave the measuring out.
            _buffer.ResetWrittenCount();
            _buffer.GetSpan(value.CalculateSize());
            value.WriteTo(_buffer);
        }
    }

    public void Read(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _parser.ParseFrom(_bytes);
        }
    }
}
