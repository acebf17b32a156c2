using BenchmarkDotNet.Attributes;
using GoRpc.Bench.Messages;
using Generated = GoRpc.Bench.Messages.Generated;

namespace GoRpc.Bench.Codecs;

/// <summary>Writing and reading one message with GoRpc's codec, Google.Protobuf's generated code, and protobuf-net.</summary>
[Config(typeof(CodecConfig))]
[MemoryDiagnoser(displayGenColumns: false)]
[CategoriesColumn]
public class CodecBenchmarks
{
    private ICodecCase _case = null!;

    [Params("tiny", "1 KB", "64 KB")]
    public string Message { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => _case = Message switch
    {
        "tiny" => new CodecCase<Operands, Generated.Operands>(new() { A = 1, B = 2 }, new() { A = 1, B = 2 }),
        "1 KB" => new CodecCase<Order, Generated.Order>(Samples.Order, GeneratedSamples.Order),
        _ => new CodecCase<OrderLines, Generated.OrderLines>(Samples.Lines, GeneratedSamples.Lines),
    };

    [Benchmark(Baseline = true, Description = "Google.Protobuf")]
    [BenchmarkCategory("write")]
    public int WriteGoogle() => _case.WriteGoogle();

    [Benchmark(Description = "GoRpc")]
    [BenchmarkCategory("write")]
    public int WriteGoRpc() => _case.WriteGoRpc();

    [Benchmark(Description = "protobuf-net")]
    [BenchmarkCategory("write")]
    public int WriteProtobufNet() => _case.WriteProtobufNet();

    [Benchmark(Baseline = true, Description = "Google.Protobuf")]
    [BenchmarkCategory("read")]
    public object ReadGoogle() => _case.ReadGoogle();

    [Benchmark(Description = "GoRpc")]
    [BenchmarkCategory("read")]
    public object ReadGoRpc() => _case.ReadGoRpc();

    [Benchmark(Description = "protobuf-net")]
    [BenchmarkCategory("read")]
    public object ReadProtobufNet() => _case.ReadProtobufNet();
}
