using GoRpc.Outages.Desk;
using GoRpc.Outages.Stacks;
using Grpc.Core;

namespace GoRpc.Outages.Load;

/// <summary>
/// The calls that compile the code of client and hosts, before the load begins: few at a time and with time enough. Under full load the first second would
/// be a queue, and what stacks learn of it, such as an open circuit, would not be about the outage.
/// </summary>
internal static class FirstCalls
{
    private const int AtOnce = 8;
    private const int Rounds = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task MakeAsync(IStackClient client, CallMix mix, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(call => CallAsync(client, mix, call)));
        }
    }

    private static async Task CallAsync(IStackClient client, CallMix mix, int call)
    {
        // No call that is counted has this number.
        var ask = new Ask { Hops = mix.Hops };
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience);
        try
        {
            await (mix.Kind == CallKind.Chain ? client.Desk.ChainAsync(ask, options)
                : mix.PlaceEvery > 0 && call == 0 ? client.Desk.PlaceAsync(ask, options)
                : client.Desk.GetAsync(ask, options));
        }
        catch (RpcException)
        {
            // What fails here fails again where it is counted.
        }
    }
}
