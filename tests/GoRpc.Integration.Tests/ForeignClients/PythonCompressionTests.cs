using GoRpc.Integration.Tests.Compression;
using Grpc.Core;

namespace GoRpc.Integration.Tests.ForeignClients;

/// <summary>gzip in both directions between grpcio and a host.</summary>
public sealed class PythonCompressionTests(PythonCompression python) : IClassFixture<PythonCompression>
{
    [Theory]
    [MemberData(nameof(Frames.Kinds), MemberType = typeof(Frames))]
    public void Call_InEachKind_GoesThroughGzipBothWays(MethodType kind)
    {
        string[] expected = kind switch
        {
            MethodType.Unary => [Frames.Long],
            MethodType.ClientStreaming => [Frames.Long + "short"],
            MethodType.ServerStreaming => [Frames.Long, "short", Frames.Long],
            _ => ["short", Frames.Long],
        };
        Assert.Equal(expected, python.Observation(kind.ToString()).EnumerateArray().Select(text => text.GetString()));
        Assert.Equal(("gzip", "gzip"), python.Encodings["/" + Frames.PathOf(kind)]);
    }
}
