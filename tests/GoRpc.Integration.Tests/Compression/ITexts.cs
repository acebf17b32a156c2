using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Compression;

/// <summary>One method of each kind, with texts in and the same texts out: field 1 of a message on the wire.</summary>
[Service("test.Texts")]
[Compress(FromBytes = 1000)]
public interface ITexts
{
    Task<string> UnaryAsync(string text, CallContext context = default);

    /// <summary>Answers the texts one behind the other.</summary>
    Task<string> UpAsync(IAsyncEnumerable<string> texts, CallContext context = default);

    /// <summary>Answers the text, then "short", then the text again.</summary>
    IAsyncEnumerable<string> DownAsync(string text, CallContext context = default);

    IAsyncEnumerable<string> BothAsync(IAsyncEnumerable<string> texts, CallContext context = default);

    [Compress(MessageEncoding.Brotli)]
    Task<string> BrotliAsync(string text, CallContext context = default);

    [Compress(MessageEncoding.None)]
    Task<string> PlainAsync(string text, CallContext context = default);
}

/// <summary>Says nothing about compression.</summary>
[Service("test.Silent")]
public interface ISilent
{
    Task<string> UnaryAsync(string text, CallContext context = default);
}
