using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Demo;

/// <summary>A conversation: a stream in, a stream out, both at once.</summary>
[Service("gorpc.demo.Chat")]
public interface IChat
{
    /// <summary>Talks with a robot that answers while the other side still speaks.</summary>
    /// <param name="messages">What the caller says; the end of the stream ends the conversation after the last answer.</param>
    /// <param name="context">Metadata, deadline and cancellation of the call.</param>
    /// <returns>What the robot says.</returns>
    IAsyncEnumerable<ChatMessage> TalkAsync(IAsyncEnumerable<ChatMessage> messages, CallContext context = default);
}
