using System.Buffers;
using Google.Protobuf;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;
using ProtoBuf.Meta;

namespace GoRpc.Bench.Codecs;

/// <summary>
/// One message. Every codec measures and then writes into the same kind of buffer, as gRPC has them do: the length stands in front
/// of a message.
/// </summary>
/// <typeparam name="TCode">The class of the contract.</typeparam>
/// <typeparam name="TProto">The class that Google.Protobuf generated.</typeparam>
internal sealed class CodecCase<TCode, TProto> : ICodecCase
    where TCode : class
    where TProto : IMessage<TProto>, new()
{
    private readonly MessageCodec<TCode> _codec = MessageCodec.Of<TCode>(ContractReader.ReadMessage(typeof(TCode), new ContractOptions()));
    private readonly RuntimeTypeModel _model = RuntimeTypeModel.Create();
    private readonly MessageParser<TProto> _parser = new(() => new TProto());
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);
    private readonly TCode _code;
    private readonly TProto _proto;
    private readonly byte[] _bytes;

    public CodecCase(TCode code, TProto proto)
    {
        (_code, _proto, _bytes) = (code, proto, proto.ToByteArray());
        _model.Add(typeof(TCode));
        _model.CompileInPlace();
        if (!_codec.ToBytes(code).AsSpan().SequenceEqual(_bytes))
        {
            throw new InvalidOperationException($"The two samples of '{typeof(TCode).Name}' are not the same message.");
        }
    }

    public int Size => _bytes.Length;

    public int WriteGoRpc()
    {
        _buffer.ResetWrittenCount();
        var trail = SizeTrail.Rent();
        var size = _codec.MeasureWhole(_code, trail);
        _codec.WriteWhole(_buffer.GetSpan(size)[..size], _code, trail);
        _buffer.Advance(size);
        trail.Return();
        return size;
    }

    public int WriteGoogle()
    {
        _buffer.ResetWrittenCount();
        var size = _proto.CalculateSize();
        _proto.WriteTo(_buffer);
        return size;
    }

    public int WriteProtobufNet()
    {
        _buffer.ResetWrittenCount();
        using var measured = _model.Measure(_code);
        measured.Serialize(_buffer);
        return (int)measured.Length;
    }

    public object ReadGoRpc() => _codec.ReadWhole(_bytes);

    public object ReadGoogle() => _parser.ParseFrom(new ReadOnlySequence<byte>(_bytes));

    public object ReadProtobufNet() => _model.Deserialize<TCode>(new ReadOnlySequence<byte>(_bytes));
}
