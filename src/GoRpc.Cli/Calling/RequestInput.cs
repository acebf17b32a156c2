using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GoRpc.Cli.Calling;

/// <summary>The requests that were typed: JSON, <c>@file</c>, or <c>-</c> for standard input; none when nothing was.</summary>
internal sealed class RequestInput(string? data)
{
    private const string StandardInput = "-";

    /// <summary>The one request.</summary>
    /// <exception cref="CliException">It is no JSON, or there are several.</exception>
    public async Task<JsonNode?> ReadOneAsync(CancellationToken cancellationToken)
    {
        JsonNode? one = null;
        var count = 0;
        await foreach (var request in ReadAllAsync(cancellationToken))
        {
            one = ++count == 1 ? request : throw new CliException("The method takes one request, and there are several. Give one JSON value.");
        }

        return one;
    }

    /// <summary>The requests, each as soon as it was read.</summary>
    /// <exception cref="CliException">They are no JSON; the exception says where.</exception>
    public async IAsyncEnumerable<JsonNode?> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (data is null)
        {
            yield break;
        }

        await using var stream = Open();
        var options = new JsonSerializerOptions { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };
        await using var requests = JsonSerializer.DeserializeAsyncEnumerable<JsonNode?>(stream, topLevelValues: true, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(requests))
        {
            yield return requests.Current;
        }
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<JsonNode?> requests)
    {
        try
        {
            return await requests.MoveNextAsync();
        }
        catch (JsonException exception)
        {
            throw new CliException($"{Name} is no JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}): {Plain(exception.Message)}");
        }
    }

    private string Name => data == StandardInput ? "Standard input" : data!.StartsWith('@') ? $"'{data[1..]}'" : "--data";

    private Stream Open()
    {
        if (data == StandardInput)
        {
            return Console.OpenStandardInput();
        }

        if (!data!.StartsWith('@'))
        {
            return new MemoryStream(System.Text.Encoding.UTF8.GetBytes(data));
        }

        try
        {
            return File.OpenRead(data[1..]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException($"'{data[1..]}' can't be read: {exception.Message}");
        }
    }

    // The place is in the message already.
    private static string Plain(string message) => message.Split(" Path:")[0].Split(" LineNumber:")[0];
}
