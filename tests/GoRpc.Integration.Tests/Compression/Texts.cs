using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Compression;

public sealed class Texts : ITexts, ISilent
{
    public Task<string> UnaryAsync(string text, CallContext context = default) => Task.FromResult(text);

    public async Task<string> UpAsync(IAsyncEnumerable<string> texts, CallContext context = default) => string.Concat(await texts.ToListAsync());

    public async IAsyncEnumerable<string> DownAsync(string text, CallContext context = default)
    {
        await Task.Yield();
        yield return text;
        yield return "short";
        yield return text;
    }

    public IAsyncEnumerable<string> BothAsync(IAsyncEnumerable<string> texts, CallContext context = default) => texts;

    public Task<string> BrotliAsync(string text, CallContext context = default) => Task.FromResult(text);

    // Whoever knows that a message does not get smaller says so.
    public Task<string> PlainAsync(string text, CallContext context = default)
    {
        context.ServerCallContext!.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        return Task.FromResult(text);
    }
}
