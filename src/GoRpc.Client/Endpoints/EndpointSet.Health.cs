using GoRpc.Client.Ejection;
using GoRpc.Client.Telemetry;

namespace GoRpc.Client.Endpoints;

/// <content>What becomes of an endpoint that does badly.</content>
internal sealed partial class EndpointSet
{
    private static readonly TimeSpan SilenceCheck = TimeSpan.FromMilliseconds(500);

    private void ConsiderEjection(Endpoint endpoint, long now)
    {
        var all = _selection.All;
        if (all.Length < 2 || !endpoint.Health.IsOutlier(all.Where(other => other != endpoint).Select(static other => other.Health).ToArray(), now))
        {
            return;
        }

        lock (_changing)
        {
            var left = _selection.All.Count(static other => other.Health.Status == EndpointStatus.Ready) - 1;
            if (endpoint.Health.Status != EndpointStatus.Ready || left == 0 || left < _selection.All.Length * services.Settings.Ejection.PanicThreshold)
            {
                return;
            }

            var time = endpoint.Health.Eject(now);
            EjectionLog.Ejected(services.Logger, endpoint.Address, services.Target, time.TotalSeconds);
            Metrics.CountEjection(Target, endpoint.Address, EjectionReasons.Failures);
            Publish(_selection.All);
            _ = ReturnAfterAsync(endpoint, time);
        }
    }

    private async Task ReturnAfterAsync(Endpoint endpoint, TimeSpan time)
    {
        await Task.Delay(time, services.TimeProvider, _disposal.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (endpoint.Health.Status == EndpointStatus.Ejected)
        {
            Return(endpoint);
        }
    }

    private void Return(Endpoint endpoint)
    {
        lock (_changing)
        {
            if (endpoint.Health.Status == EndpointStatus.Ready || _disposal.IsCancellationRequested)
            {
                return;
            }

            if (endpoint.Health.IsProbed)
            {
                foreach (var circuit in endpoint.Circuits.All)
                {
                    circuit.Reset();
                }
            }

            endpoint.Load.Forget();
            endpoint.Health.Return(services.TimeProvider.GetTimestamp());
            EjectionLog.Returned(services.Logger, endpoint.Address, services.Target);
            Publish(_selection.All);
        }
    }

    private void Lose(Endpoint endpoint, EndpointStatus status)
    {
        // Nobody would ask it again, and an endpoint that nobody picks stays lost.
        if (!services.Probes || endpoint.Health.IsProbed)
        {
            return;
        }

        lock (_changing)
        {
            if (endpoint.Health.IsProbed || _disposal.IsCancellationRequested || !_selection.All.Contains(endpoint))
            {
                return;
            }

            endpoint.Health.Lose(status);
            EjectionLog.Lost(services.Logger, endpoint.Address, services.Target, status);
            Metrics.CountEjection(Target, endpoint.Address, EjectionReasons.Of(status));
            Publish(_selection.All);
            _ = ProbeUntilBackAsync(endpoint);
        }
    }

    private async Task ProbeUntilBackAsync(Endpoint endpoint)
    {
        var backoff = new ProbeBackoff(services.Settings.Random);
        while (endpoint.Health.IsProbed && !_disposal.IsCancellationRequested)
        {
            await Task.Delay(backoff.Next(), services.TimeProvider, _disposal.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_selection.All.Contains(endpoint))
            {
                return;
            }

            if (await EndpointProbe.AskAsync(endpoint.Transport, services.TimeProvider, _disposal.Token).ConfigureAwait(false) == ProbeAnswer.Serving)
            {
                Return(endpoint);
            }
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
            if (endpoint is { InFlight: > 0, Health.Status: EndpointStatus.Ready } && endpoint.Silence.IsSuspicious(endpoint.UnansweredSince, endpoint.Load, now))
            {
                _ = AskWhetherThereAsync(endpoint);
            }
        }
    }

    private async Task AskWhetherThereAsync(Endpoint endpoint)
    {
        var answer = await EndpointProbe.AskAsync(endpoint.Transport, services.TimeProvider, _disposal.Token).ConfigureAwait(false);
        endpoint.Silence.Asked(answer != ProbeAnswer.None, services.TimeProvider.GetTimestamp());
        if (answer != ProbeAnswer.Serving)
        {
            Lose(endpoint, answer == ProbeAnswer.None ? EndpointStatus.Silent : EndpointStatus.NotServing);
        }

        if (answer == ProbeAnswer.None)
        {
            endpoint.Reconnect();
        }
    }

    private static Endpoint Update(Endpoint endpoint, GoRpcEndpoint described)
    {
        endpoint.Endpoint = described;
        return endpoint;
    }

    private Endpoint Create(GoRpcEndpoint described, bool isFirst)
    {
        var endpoint = new Endpoint(described, services);
        if (!isFirst)
        {
            endpoint.Health.StartSlowly(services.TimeProvider.GetTimestamp());
        }

        return endpoint;
    }

    private void Publish(Endpoint[] all)
    {
        var former = _selection;
        _selection = EndpointSelection.Of(all, services.Settings.Ejection.PanicThreshold);
        if (_selection.IsPanic != former.IsPanic)
        {
            Action<Microsoft.Extensions.Logging.ILogger, string> log = _selection.IsPanic ? EjectionLog.PanicBegan : EjectionLog.PanicEnded;
            log(services.Logger, services.Target);
        }

        SignalChange();
    }

    private void SignalChange()
    {
        var change = _change;
        _change = NewChange();
        change.TrySetResult();
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
