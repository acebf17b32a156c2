using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Calls of <see cref="IProbe"/> in every kind, as GoRpc's own typed client makes them.</summary>
internal static class ProbeClient
{
    /// <summary>Makes a whole call: values in, values out.</summary>
    public static Task<IReadOnlyList<int>> CallAsync(this IProbe probe, MethodType kind, params int[] values) =>
        MakeAsync(probe, kind, values).Within($"the end of a {kind} call");

    /// <summary>Makes a whole call that must fail with this type of exception.</summary>
    public static Task<TException> FailAsync<TException>(this IProbe probe, MethodType kind)
        where TException : Exception =>
        Assert.ThrowsAsync<TException>(() => probe.CallAsync(kind, 1));

    private static async Task<IReadOnlyList<int>> MakeAsync(IProbe probe, MethodType kind, int[] values) => kind switch
    {
        MethodType.Unary => [await probe.UnaryAsync(values.Single())],
        MethodType.ClientStreaming => [await probe.UpAsync(values.ToAsyncEnumerable())],
        MethodType.ServerStreaming => await probe.DownAsync(values.Single()).ToListAsync(),
        _ => await probe.BothAsync(values.ToAsyncEnumerable()).ToListAsync(),
    };
}
