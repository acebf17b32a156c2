using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GoRpc.Cli.Calling;

/// <summary>Writes responses, each on a line of its own unless several were asked for.</summary>
internal sealed class ResponseOutput(TextWriter output, bool isPretty)
{
    private readonly JsonSerializerOptions _options = new() { WriteIndented = isPretty, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(JsonNode response)
    {
        output.WriteLine(response.ToJsonString(_options));
        // A stream's reader wants each response when it is there.
        output.Flush();
    }

    public async Task WriteAsync(IAsyncEnumerable<JsonNode> responses)
    {
        await foreach (var response in responses)
        {
            Write(response);
        }
    }
}
