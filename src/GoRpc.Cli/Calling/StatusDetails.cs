using System.Text.Json.Nodes;
using GoRpc.Schema.Dynamic;
using GoRpc.Schema.Model;
using GoRpc.Schema.WellKnown;
using Grpc.Core;

namespace GoRpc.Cli.Calling;

/// <summary>Reads the details of a status (google.rpc.Status in grpc-status-details-bin) as JSON.</summary>
internal static class StatusDetails
{
    private const string Trailer = "grpc-status-details-bin";

    /// <summary>The details: those of known types as they are, the others as the bytes they have. Empty when there are none, or when they can't be read.</summary>
    public static JsonArray Read(Metadata trailers, SchemaIndex schema)
    {
        var details = new JsonArray();
        if (trailers.GetValueBytes(Trailer) is not { } bytes)
        {
            return details;
        }

        var all = new SchemaIndex([.. schema.Files, .. WellKnownFiles.All]);
        var codec = new DynamicCodec(all);
        try
        {
            foreach (var any in codec.Read(all.FindMessage("google.rpc.Status")!, bytes)["details"] as JsonArray ?? [])
            {
                details.Add(Unpack((JsonObject)any!, all, codec));
            }
        }
        catch (InvalidDataException)
        {
            // They are the other side's word, and must not hide the status that they belong to.
        }

        return details;
    }

    private static JsonObject Unpack(JsonObject any, SchemaIndex schema, DynamicCodec codec)
    {
        var url = (string?)any["typeUrl"] ?? "";
        var value = (string?)any["value"] ?? "";
        var unpacked = new JsonObject { ["@type"] = url };
        if (schema.FindMessage(url[(url.LastIndexOf('/') + 1)..]) is not { } message)
        {
            unpacked["value"] = value;
            return unpacked;
        }

        foreach (var (name, member) in codec.Read(message, Convert.FromBase64String(value)))
        {
            unpacked[name] = member?.DeepClone();
        }

        return unpacked;
    }
}
