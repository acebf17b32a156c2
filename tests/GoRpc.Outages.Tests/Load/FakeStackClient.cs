using GoRpc.Outages.Desk;
using GoRpc.Outages.Stacks;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Outages.Tests.Load;

/// <summary>Answers each call with what a function says.</summary>
internal sealed class FakeStackClient(Func<Ask, Task<Answer>> answer) : IStackClient, IDesk
{
    public IDesk Desk => this;

    public bool PassesContextOn => false;

    public int AttemptsOf(AttemptScope scope, Answer? answer, RpcException? failure) => scope.Requests;

    public Task<Answer> GetAsync(Ask ask, CallContext context) => CallAsync(ask);

    public Task<Answer> PlaceAsync(Ask ask, CallContext context) => CallAsync(ask);

    public Task<Answer> ChainAsync(Ask ask, CallContext context) => CallAsync(ask);

    public async IAsyncEnumerable<Answer> WatchAsync(Ask ask, CallContext context)
    {
        yield return await CallAsync(ask);
    }

    public void Dispose()
    {
    }

    private async Task<Answer> CallAsync(Ask ask)
    {
        await Task.Yield();
        AttemptScope.Current!.Count();
        AttemptScope.Current!.Count();
        return await answer(ask);
    }
}
