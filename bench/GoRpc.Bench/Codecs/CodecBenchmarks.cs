using BenchmarkDotNet.Attributes;

namespace GoRpc.Bench.Codecs;

/// <summary>Writing and reading one message with each codec.</summary>
[Config(typeof(CodecConfig))]
[MemoryDiagnoser(displayGenColumns: false)]
public class CodecBenchmarks
{
    private ICodec _codec = null!;

    /// <summary>Every message with each of its codecs.</summary>
    public static IEnumerable<string> Cases => CodecCase.All.SelectMany(@case => @case.Codecs.Select(codec => $"{@case.Message} {codec.Name}"));

    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => _codec = CodecCase.All.SelectMany(@case => @case.Codecs, (@case, codec) => (Name: $"{@case.Message} {codec.Name}", Codec: codec)).First(found => found.Name == Case).Codec;

    [Benchmark]
    public void Write() => _codec.Write(times: 1);

    [Benchmark]
    public void Read() => _codec.Read(times: 1);
}
