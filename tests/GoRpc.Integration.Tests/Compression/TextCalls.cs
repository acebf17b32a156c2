using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Compression;

/// <summary>Calls of <see cref="ITexts"/> in every kind, by GoRpc's client.</summary>
internal static class TextCalls
{
    /// <summary>Makes a whole call: texts in, texts out.</summary>
    public static Task<IReadOnlyList<string>> CallAsync(this ITexts service, MethodType kind, params string[] texts) =>
        MakeAsync(service, kind, texts).Within($"the end of a {kind} call");

    private static async Task<IReadOnlyList<string>> MakeAsync(ITexts service, MethodType kind, string[] texts) => kind switch
    {
        MethodType.Unary => [await service.UnaryAsync(texts[0])],
        MethodType.ClientStreaming => [await service.UpAsync(texts.ToAsyncEnumerable())],
        MethodType.ServerStreaming => await service.DownAsync(texts[0]).ToListAsync(),
        _ => await service.BothAsync(texts.ToAsyncEnumerable()).ToListAsync(),
    };
}
