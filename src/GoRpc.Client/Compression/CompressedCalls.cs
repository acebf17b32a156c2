using GoRpc.Calls;
using GoRpc.Compression;
using Grpc.Core;

namespace GoRpc.Client.Compression;

/// <summary>
/// Tells Grpc.Net.Client what to compress: all messages of a call in one encoding, which stands among the headers, and each of them unless its write options
/// say not to.
/// </summary>
internal static class CompressedCalls
{
    /// <summary>By this name among the metadata Grpc.Net.Client takes the encoding of one call. It does not send it.</summary>
    public const string EncodingOfCall = "grpc-internal-encoding-request";

    public static readonly WriteOptions AsItIs = new(WriteFlags.NoCompress);

    /// <summary>Whether a caller has said itself how its call is compressed.</summary>
    public static bool IsSaid(in CallOptions options) =>
        options.Headers?.Get(EncodingOfCall) is not null || options.WriteOptions?.Flags.HasFlag(WriteFlags.NoCompress) == true;

    /// <summary>The options of a call with one request message.</summary>
    public static CallOptions Of<TRequest, TResponse>(CompressionPolicy? policy, Method<TRequest, TResponse> method, in CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class =>
        policy is null || IsSaid(options) || !((ContractMethod<TRequest, TResponse>)method).IsLarge(policy, request) ? options : Of(policy, options);

    /// <summary>The options of a call with a request stream.</summary>
    public static CallOptions Of(CompressionPolicy policy, in CallOptions options)
    {
        // The caller's own metadata stays as it is: another attempt may go elsewhere.
        var headers = new Metadata { { EncodingOfCall, policy.Wanted.Name } };
        foreach (var entry in options.Headers ?? [])
        {
            headers.Add(entry);
        }

        return options.WithHeaders(headers);
    }
}
