using GoRpc.Client.Ejection;
using Grpc.Core;

namespace GoRpc.Client.Endpoints;

/// <content>How it is found out whether an endpoint is there.</content>
internal sealed partial class EndpointSet
{
    private static readonly TimeSpan SilenceCheck = TimeSpan.FromMilliseconds(500);

    private async Task ProbeUntilBackAsync(Endpoint endpoint, int loss)
    {
        var backoff = new ProbeBackoff(services.Settings.Random);
        var answer = endpoint.Health.Status == EndpointStatus.Silent ? ProbeAnswer.None : ProbeAnswer.Unreachable;
        var asked = services.TimeProvider.GetTimestamp();
        while (true)
        {
            await Task.Delay(backoff.Next(), services.TimeProvider, endpoint.Removal).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!endpoint.Health.IsLost(loss) || endpoint.Removal.IsCancellationRequested)
            {
                return;
            }

            if (!backoff.IsDue(services.TimeProvider.GetElapsedTime(asked), HasCallsSince(asked)))
            {
                continue;
            }

            asked = services.TimeProvider.GetTimestamp();
            // Behind a connection that says nothing the host may be back and know nothing of it. Only a new one tells.
            var renewed = answer == ProbeAnswer.None ? TryConnect(endpoint.Endpoint) : null;
            answer = await EndpointProbe.AskAsync(renewed ?? endpoint.Transport, services.TimeProvider, endpoint.Removal).ConfigureAwait(false);
            if (answer != ProbeAnswer.Serving || !endpoint.Health.IsLost(loss))
            {
                (renewed as IDisposable)?.Dispose();
                continue;
            }

            if (renewed is not null)
            {
                endpoint.Reconnect(renewed);
            }

            Return(endpoint);
            return;
        }
    }

    private bool HasCallsSince(long timestamp) =>
        Volatile.Read(ref _waiting) > 0 || Array.Exists(_selection.All, endpoint => endpoint.InFlight > 0 || endpoint.Load.LastPick >= timestamp);

    // What can't be made at all, since a file with a certificate is missing, must not end the questions.
    private CallInvoker? TryConnect(GoRpcEndpoint endpoint)
    {
        try
        {
            return services.Connect(endpoint);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // A dead host or a broken network says nothing, and its callers would all wait for as long as they can. So whoever owes answers for
    // longer than usual is asked whether it is there.
    private void WatchSilence(bool hasOthers)
    {
        if (!services.Probes)
        {
            return;
        }

        _silenceWatch ??= services.TimeProvider.CreateTimer(static set => ((EndpointSet)set!).LookForSilence(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _silenceWatch.Change(hasOthers ? SilenceCheck : Timeout.InfiniteTimeSpan, SilenceCheck);
    }

    private void LookForSilence()
    {
        var now = services.TimeProvider.GetTimestamp();
        foreach (var endpoint in _selection.All)
        {
            if (endpoint is { InFlight: > 0, Health.Status: EndpointStatus.Ready } && endpoint.Silence.TryAskForAnswer(endpoint.UnansweredSince, endpoint.Load, now))
            {
                _ = AskWhetherThereAsync(endpoint);
            }
        }
    }

    // Its connection broke, or it turns calls away: it may be about to end, or gone already. Where there is no other, the next call finds out as well.
    private void AskAtOnce(Endpoint endpoint, long now)
    {
        if (services.Probes && _selection.All.Length > 1 && !endpoint.Health.IsProbed && endpoint.Silence.TryAskAtOnce(now))
        {
            _ = AskWhetherThereAsync(endpoint);
        }
    }

    private async Task AskWhetherThereAsync(Endpoint endpoint)
    {
        var answer = ProbeAnswer.Serving;
        try
        {
            answer = await EndpointProbe.AskAsync(endpoint.Transport, services.TimeProvider, endpoint.Removal).ConfigureAwait(false);
        }
        finally
        {
            endpoint.Silence.Asked(hasAnswered: answer is ProbeAnswer.Serving or ProbeAnswer.NotServing, services.TimeProvider.GetTimestamp());
        }

        switch (answer)
        {
            case ProbeAnswer.Unreachable:
                Lose(endpoint, EndpointStatus.Unreachable);
                break;
            case ProbeAnswer.NotServing:
                Lose(endpoint, EndpointStatus.NotServing);
                break;
            case ProbeAnswer.None when !endpoint.Removal.IsCancellationRequested:
                Lose(endpoint, EndpointStatus.Silent);
                // What hangs there is given up, and can be made again elsewhere.
                endpoint.Reconnect();
                break;
            default:
                break;
        }
    }
}
