using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>
/// How a message travels whose contract is read at run time. Each direction is compiled from expressions when it is first used.
/// Safe for threads.
/// </summary>
/// <typeparam name="T">The C# type of the message.</typeparam>
internal sealed class RuntimeMessageCodec<T> : MessageCodec<T>
{
    // Until the first use each of these compiles and replaces itself. Two threads may both do so; either result is good.
    private MeasureMessage<T> _measure;
    private WriteMessage<T> _write;
    private ReadMessage<T> _read;
    private WriteJsonMessage<T> _writeJson;
    private ReadJsonMessage<T> _readJson;

    public RuntimeMessageCodec(MessageContract contract)
    {
        Contract = contract;
        _measure = (value, trail) => (_measure = WriteCompiler<T>.CompileMeasure(contract))(value, trail);
        _write = (ref writer, value) => (_write = WriteCompiler<T>.CompileWrite(contract))(ref writer, value);
        _read = (ref reader) => (_read = ReadCompiler<T>.Compile(contract))(ref reader);
        _writeJson = (ref writer, value) => (_writeJson = JsonWriteCompiler<T>.Compile(contract))(ref writer, value);
        _readJson = (ref reader) => (_readJson = JsonReadCompiler<T>.Compile(contract))(ref reader);
    }

    public override MessageContract Contract { get; }

    internal override int Measure(T value, SizeTrail trail) => _measure(value, trail);

    internal override void Write(ref ProtoWriter writer, T value) => _write(ref writer, value);

    internal override T Read(ref ProtoReader reader) => _read(ref reader);

    internal override void WriteJson(ref JsonWriter writer, T value) => _writeJson(ref writer, value);

    internal override T ReadJson(ref JsonReader reader) => _readJson(ref reader);
}
