using System.Threading.Channels;
using GoRpc.Demo;
using GoRpc.Host;
using GoRpc.Host.Chat;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Host;

public sealed class ChatServiceTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly Channel<ChatMessage> _spoken = Channel.CreateUnbounded<ChatMessage>();

    [Fact]
    public async Task Talk_WhileTheCallerStillSpeaks_Answers()
    {
        await using var answers = Talk(TimeSpan.Zero).GetAsyncEnumerator();

        Say("hello");
        var first = await answers.NextAsync();
        Say("6 * 7");
        var second = await answers.NextAsync();

        Assert.StartsWith("Hello, Ada.", first.Text);
        Assert.StartsWith("That makes 42.", second.Text);
        Assert.Equal((Robot.Name, _time.GetUtcNow().UtcDateTime), (second.From, second.At));
    }

    [Fact]
    public async Task Talk_WhenTheCallerEnds_AnswersWhatIsLeftAndEnds()
    {
        Say("1 + 1");
        Say("2 + 2");
        _spoken.Writer.Complete();

        var answers = await Talk(TimeSpan.Zero).ToListAsync();

        Assert.Equal(["That makes 2.", "That makes 4."], answers.Select(answer => answer.Text[..13]));
    }

    [Fact]
    public async Task Talk_WithSeveralMessagesAtOnce_ThinksAboutThemAtTheSameTime()
    {
        await using var answers = Talk(Pause).GetAsyncEnumerator();
        Say("1 + 1");
        Say("2 + 2");
        Say("3 + 3");
        var first = answers.NextAsync();
        _time.Advance(Pause);

        Assert.StartsWith("That makes 2.", (await first).Text);
        Assert.StartsWith("That makes 4.", (await answers.NextAsync()).Text);
        Assert.StartsWith("That makes 6.", (await answers.NextAsync()).Text);
    }

    [Fact]
    public async Task Talk_WhenItIsCancelled_EndsWhileItThinks()
    {
        using var caller = new CancellationTokenSource();
        await using var answers = Talk(Pause, caller.Token).GetAsyncEnumerator();
        Say("hello");
        var answer = answers.NextAsync();

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Talk_WhenTheCallersStreamBreaks_FailsWithTheSame()
    {
        _spoken.Writer.Complete(new InvalidTimeZoneException("the line is cut"));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Talk(TimeSpan.Zero).ToListAsync().AsTask());
    }

    private void Say(string text) => Assert.True(_spoken.Writer.TryWrite(new ChatMessage { From = "Ada", Text = text }));

    private IAsyncEnumerable<ChatMessage> Talk(TimeSpan pause, CancellationToken cancellationToken = default) =>
        new ChatService(_time, new DemoSettings(new DemoOptions { ChatPause = pause })).TalkAsync(
            _spoken.Reader.ReadAllAsync(cancellationToken), new CallContext(new CallOptions(cancellationToken: cancellationToken)));
}
