using System.Runtime.CompilerServices;
using GoRpc.Demo;

namespace GoRpc.Tour.Stops;

internal sealed class ChatStop(IChat chat, Screen screen, TimeProvider timeProvider) : IStop
{
    private const string Visitor = "Ada";

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(600);

    private static readonly string[] Lines =
    [
        "Hello there!",
        "I am on a tour of a small RPC library.",
        "What is 6 * 7?",
        "I love calls that look local and do not lie about it.",
        "Is anybody counting the bytes?",
        "Thank you, goodbye!",
    ];

    public string Title => "Chat: two streams at once; the robot answers while you still speak";

    public async Task VisitAsync(CancellationToken cancellationToken)
    {
        await foreach (var answer in chat.TalkAsync(SpeakAsync(cancellationToken), cancellationToken))
        {
            screen.Say($"[teal]{answer.From,6}[/]  {answer.Text}");
        }
    }

    private async IAsyncEnumerable<ChatMessage> SpeakAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var line in Lines)
        {
            screen.Say($"[yellow]{Visitor,6}[/]  {line}");
            yield return new ChatMessage { From = Visitor, Text = line, At = timeProvider.GetUtcNow().UtcDateTime };
            await Task.Delay(Breath, timeProvider, cancellationToken);
        }
    }
}
