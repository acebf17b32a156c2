using System.Threading.Channels;
using GoRpc.Demo;
using Microsoft.Extensions.Options;
using ProtoBuf.Grpc;

namespace GoRpc.Host.Chat;

/// <summary>One answer to each message, in order. The robot keeps listening, and thinking about what it heard, while it answers.</summary>
internal sealed class ChatService(TimeProvider timeProvider, IOptionsMonitor<DemoOptions> options) : IChat
{
    // A caller who speaks faster than this is held back by the flow control of HTTP/2.
    private const int MessagesInMind = 16;

    public async IAsyncEnumerable<ChatMessage> TalkAsync(IAsyncEnumerable<ChatMessage> messages, CallContext context)
    {
        var robot = new Robot();
        var heard = Channel.CreateBounded<Heard>(new BoundedChannelOptions(MessagesInMind) { SingleReader = true, SingleWriter = true });
        // When the host stops, the robot answers what it has heard by then, and takes its leave.
        var drain = GoRpcCall.Current?.DrainToken ?? CancellationToken.None;
        await using var closing = drain.UnsafeRegister(static heard => ((ChannelWriter<Heard>)heard!).TryComplete(), heard.Writer);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var listening = ListenAsync(messages, heard.Writer, leaving.Token);
        try
        {
            await foreach (var (message, at) in heard.Reader.ReadAllAsync(leaving.Token))
            {
                await ThinkAsync(at, leaving.Token);
                yield return Say(robot.Answer(message.From, message.Text));
            }

            if (drain.IsCancellationRequested)
            {
                yield return Say(Robot.Leave);
            }
        }
        finally
        {
            // What went wrong while listening has already ended the loop above, through the channel.
            await leaving.CancelAsync();
            await listening;
        }
    }

    private ChatMessage Say(string text) => new() { From = Robot.Name, Text = text, At = timeProvider.GetUtcNow().UtcDateTime };

    private async Task ListenAsync(IAsyncEnumerable<ChatMessage> messages, ChannelWriter<Heard> heard, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in messages.WithCancellation(cancellationToken))
            {
                await heard.WriteAsync(new Heard(message, timeProvider.GetTimestamp()), cancellationToken);
            }

            heard.TryComplete();
        }
        catch (Exception exception)
        {
            heard.TryComplete(exception);
        }
    }

    // The pause counts from when the message was heard, so a burst of messages does not add up to a long wait.
    private async Task ThinkAsync(long heardAt, CancellationToken cancellationToken)
    {
        var left = options.CurrentValue.ChatPause - timeProvider.GetElapsedTime(heardAt);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, timeProvider, cancellationToken);
        }
    }

    private readonly record struct Heard(ChatMessage Message, long At);
}
