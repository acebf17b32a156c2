using System.Buffers.Binary;
using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>gRPC by hand, for answers that no gRPC server would give. Messages are <c>{int32 = 1}</c> with values from 1 to 127.</summary>
internal static class GrpcOverHttp
{
    private const int PrefixBytes = 5;
    private const byte FieldOne = 0x08;

    public static void BeginGrpc(this HttpContext http) => http.Response.ContentType = "application/grpc";

    public static async Task WriteMessageAsync(this HttpContext http, int value)
    {
        await http.Response.Body.WriteAsync(Frame([FieldOne, (byte)value]));
        await http.Response.Body.FlushAsync();
    }

    public static void EndGrpc(this HttpContext http, StatusCode status, string? message = null)
    {
        http.Response.AppendTrailer("grpc-status", ((int)status).ToString(CultureInfo.InvariantCulture));
        if (message is not null)
        {
            http.Response.AppendTrailer("grpc-message", message);
        }
    }

    /// <summary>Answers with headers that are everything.</summary>
    public static void EndWithTrailersOnly(this HttpContext http, StatusCode status, params (string Name, string Value)[] trailers)
    {
        http.BeginGrpc();
        http.Response.Headers["grpc-status"] = ((int)status).ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in trailers)
        {
            http.Response.Headers[name] = value;
        }
    }

    public static async IAsyncEnumerable<int> ReadMessagesAsync(this HttpContext http)
    {
        await foreach (var message in http.ReadBytesAsync())
        {
            yield return message.Length == 0 ? 0 : message[1];
        }
    }

    public static async IAsyncEnumerable<byte[]> ReadBytesAsync(this HttpContext http)
    {
        var prefix = new byte[PrefixBytes];
        while (await http.Request.Body.ReadAtLeastAsync(prefix, PrefixBytes, throwOnEndOfStream: false) == PrefixBytes)
        {
            var message = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
            await http.Request.Body.ReadExactlyAsync(message);
            yield return message;
        }
    }

    public static byte[] Frame(byte[] message)
    {
        var frame = new byte[PrefixBytes + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, PrefixBytes);
        return frame;
    }
}
