using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GoRpc.Schema.Model;
using GoRpc.Schema.WellKnown;
using Grpc.Core;

namespace GoRpc.Cli.Calling;

/// <summary>Writes why a call failed, with the details of its status.</summary>
internal static class FailureOutput
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(GoRpcException failure, SchemaIndex? schema, TextWriter output, bool asJson)
    {
        var details = StatusDetails.Read(failure.Trailers, schema ?? new SchemaIndex(WellKnownFiles.All));
        if (asJson)
        {
            output.WriteLine(new JsonObject { ["code"] = NameOf(failure.StatusCode), ["message"] = failure.Status.Detail, ["details"] = details }.ToJsonString(Options));
            return;
        }

        output.WriteLine($"{NameOf(failure.StatusCode)}: {failure.Status.Detail}");
        foreach (var detail in details)
        {
            output.WriteLine($"  {detail!.ToJsonString(Options)}");
        }
    }

    // NotFound is NOT_FOUND to everybody else.
    private static string NameOf(StatusCode status) => string.Concat(status.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
