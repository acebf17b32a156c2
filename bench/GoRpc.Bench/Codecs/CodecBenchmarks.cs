using BenchmarkDotNet.Attributes;

namespace GoRpc.Bench.Codecs;

/// <summary>Writing and reading one message with each codec.</summary>
[Config(typeof(CodecConfig))]
[MemoryDiagnoser(displayGenColumns: false)]
public class CodecBenchmarks
{
    private ICodec _codec = null!;

    [Params("tiny", "1k", "64k")]
    public string Message { get; set; } = "";

    [Params("gorpc", "gorpc-runtime", CodecCase.Baseline, "protobuf-net")]
    public string Codec { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => _codec = CodecCase.All.First(@case => @case.Message == Message).Codecs.First(codec => codec.Name == Codec);

    [Benchmark]
    public void Write() => _codec.Write(times: 1);

    [Benchmark]
    public void Read() => _codec.Read(times: 1);
}
