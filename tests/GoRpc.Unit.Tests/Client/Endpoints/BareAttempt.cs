using GoRpc.Client.Attempts;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Endpoints;

/// <summary>An attempt that no call has made: the test says how it ends.</summary>
internal sealed class BareAttempt(in AttemptStart start) : Attempt(null!, start)
{
    public override Task<Metadata> ResponseHeadersAsync => throw new NotSupportedException();

    public override Task AnsweredAsync() => throw new NotSupportedException();

    public override Status GetStatus() => throw new NotSupportedException();

    public override Metadata GetTrailers() => throw new NotSupportedException();

    protected override void End()
    {
    }

    protected override void Count(bool isBrokenOff)
    {
    }
}
