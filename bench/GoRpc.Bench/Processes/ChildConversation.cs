using System.Text.Json;

namespace GoRpc.Bench.Processes;

/// <summary>
/// The child's side of a conversation of JSON lines: it says that it is ready, then answers each line on standard input with
/// one on standard output. It ends with standard input, which closes with the parent however that ends: no child is left behind.
/// </summary>
internal static class ChildConversation
{
    public static async Task HoldAsync<TReady>(TReady ready, Func<string, Task<object>> answer)
    {
        await SayAsync(new Reply<object>(ready, null));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            await SayAsync(await AnswerAsync(line, answer));
        }
    }

    private static async Task<Reply<object>> AnswerAsync(string line, Func<string, Task<object>> answer)
    {
        try
        {
            return new Reply<object>(await answer(line), null);
        }
        catch (Exception exception)
        {
            // Whatever it is, the parent reports it and ends the run.
            return new Reply<object>(null, exception.ToString());
        }
    }

    private static Task SayAsync(Reply<object> reply) => Console.Out.WriteLineAsync(JsonSerializer.Serialize(reply));
}
