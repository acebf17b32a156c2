using System.Text.Json.Nodes;
using GoRpc.Faults;
using GoRpc.Schema.Dynamic;
using Grpc.Core;

namespace GoRpc.Client.Dynamic;

/// <summary>Turns JSON into messages and back, with the exceptions that a call ends with.</summary>
internal sealed class DynamicMessages(DynamicCodec codec)
{
    public bool IncludesZeros { get; set; }

    /// <exception cref="GoRpcException">INVALID_ARGUMENT: the JSON is no such message; the details name the field.</exception>
    public byte[] Write(DynamicMethod method, JsonNode? request, int? item = null)
    {
        try
        {
            return codec.Write(method.Request, request ?? new JsonObject());
        }
        catch (DynamicMessageException exception)
        {
            var where = item is { } index ? $"item {index} of the request" : "the request";
            throw new GoRpcException(StatusCode.InvalidArgument, $"'{method.FullName.TrimStart('/')}': {where} is no '{method.Request.Name}': {exception.Message}", exception)
            {
                Details = new ErrorDetails
                {
                    BadRequest = new BadRequest([new BadRequest.FieldViolation(item is { } position ? $"[{position}].{exception.Path}" : exception.Path, exception.Problem)]),
                },
            };
        }
    }

    /// <exception cref="GoRpcException">INTERNAL: the bytes are no such message.</exception>
    public JsonObject Read(DynamicMethod method, byte[] response)
    {
        try
        {
            return codec.Read(method.Response, response, IncludesZeros);
        }
        catch (InvalidDataException exception)
        {
            throw new GoRpcException(
                StatusCode.Internal, $"'{method.FullName.TrimStart('/')}': the response is no '{method.Response.Name}': {exception.Message} Does the host have another version of the schema?", exception);
        }
    }
}
