using GoRpc.Client.Attempts;
using GoRpc.Client.Ejection;
using GoRpc.Client.Errors;
using GoRpc.Client.Telemetry;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Client.Endpoints;

/// <content>What becomes of an endpoint that does badly.</content>
internal sealed partial class EndpointSet
{
    private void CountSuccess(Endpoint endpoint, long start, long now)
    {
        endpoint.Health.CountSuccess(now);
        // A host that says that it serves no more may well finish what it has.
        if (endpoint.Health is { IsProbed: true, Status: not EndpointStatus.NotServing } && endpoint.Health.WasLostBefore(start))
        {
            Return(endpoint);
        }
    }

    private void CountFailure(Endpoint endpoint, AttemptFailure failure, long now)
    {
        if (failure.IsUnreachable)
        {
            Lose(endpoint, EndpointStatus.Unreachable);
            return;
        }

        var isBroken = failure.Trouble == Trouble.ConnectionLost;
        endpoint.Health.CountFailure(failure.Code, isOneOfMany: isBroken && services.Probes, now);
        if (isBroken || failure is { Code: StatusCode.Unavailable, WasNotExecuted: true })
        {
            AskAtOnce(endpoint, now);
        }

        if (endpoint.Health.IsSuspect(endpoint.UnaryInFlight, now))
        {
            ConsiderEjection(endpoint, now);
        }
    }

    private void ConsiderEjection(Endpoint endpoint, long now)
    {
        if (!endpoint.Health.IsOutlierAmong(OthersThan(endpoint, now), endpoint.UnaryInFlight, now))
        {
            return;
        }

        lock (_changing)
        {
            var all = _selection.All;
            var left = all.Count(static other => other.Health.Status == EndpointStatus.Ready) - 1;
            if (endpoint.Health.Status != EndpointStatus.Ready || left <= 0 || left < all.Length * services.Settings.Ejection.PanicThreshold || !all.Contains(endpoint))
            {
                return;
            }

            var time = endpoint.Health.Eject(now);
            EjectionLog.Ejected(services.Logger, endpoint.Address, services.Target, time.TotalSeconds);
            Metrics.CountEjection(Target, endpoint.Address, EjectionReasons.Failures);
            Publish(all);
            _ = ReturnAfterAsync(endpoint, time, endpoint.Health.EjectedUntil);
        }
    }

    private Outcomes OthersThan(Endpoint endpoint, long now)
    {
        var sum = default(Outcomes);
        foreach (var other in _selection.All)
        {
            sum += other != endpoint && other.Health.Status == EndpointStatus.Ready ? other.Health.Count(now) : default;
        }

        return sum;
    }

    private async Task ReturnAfterAsync(Endpoint endpoint, TimeSpan time, long until)
    {
        await Task.Delay(time, services.TimeProvider, endpoint.Removal).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_changing)
        {
            // It may have come back by a probe, and have been ejected once more.
            if (endpoint.Health.Status == EndpointStatus.Ejected && endpoint.Health.EjectedUntil == until)
            {
                Return(endpoint);
            }
        }
    }

    private void Return(Endpoint endpoint)
    {
        lock (_changing)
        {
            if (endpoint.Health.Status == EndpointStatus.Ready || endpoint.Removal.IsCancellationRequested || _isDisposed)
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

            _returns++;
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
            if (endpoint.Health.IsProbed || endpoint.Removal.IsCancellationRequested || _isDisposed || !_selection.All.Contains(endpoint))
            {
                return;
            }

            var loss = endpoint.Health.Lose(status, services.TimeProvider.GetTimestamp());
            EjectionLog.Lost(services.Logger, endpoint.Address, services.Target, status);
            Metrics.CountEjection(Target, endpoint.Address, EjectionReasons.Of(status));
            Publish(_selection.All);
            _ = ProbeUntilBackAsync(endpoint, loss);
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
            Action<ILogger, string> log = _selection.IsPanic ? EjectionLog.PanicBegan : EjectionLog.PanicEnded;
            log(services.Logger, services.Target);
        }

        SignalChange();
    }

    private void SignalChange() => Interlocked.Exchange(ref _change, NewChange()).TrySetResult();

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
