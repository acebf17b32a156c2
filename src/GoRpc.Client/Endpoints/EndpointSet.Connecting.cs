using GoRpc.Client.Attempts;
using GoRpc.Client.Ejection;
using GoRpc.Client.Errors;
using GoRpc.Telemetry;
using Grpc.Core;

namespace GoRpc.Client.Endpoints;

/// <content>How connections are opened before there is a call.</content>
internal sealed partial class EndpointSet
{
    /// <summary>Opens a connection to every endpoint; ends when the first one is open. The others go on in the background.</summary>
    /// <param name="patience">How long an endpoint may take.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GoRpcException">No endpoint was reached, or none is known.</exception>
    public async Task ConnectAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        await KnownAsync(cancellationToken).ConfigureAwait(false);
        var connecting = _selection.All.Select(endpoint => TryConnectAsync(endpoint, patience)).ToList();
        var reasons = new List<string>();
        while (connecting.Count > 0)
        {
            var ended = await Task.WhenAny(connecting).WaitAsync(cancellationToken).ConfigureAwait(false);
            connecting.Remove(ended);
            if (await ended.ConfigureAwait(false) is not { } reason)
            {
                return;
            }

            reasons.Add(reason);
        }

        throw new GoRpcException(StatusCode.Unavailable, $"No endpoint of {Target} was reached. {string.Join(' ', reasons)}");
    }

    private async Task KnownAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadyAsync(isWaitForReady: false, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException exception)
        {
            throw new GoRpcException(exception.StatusCode, exception.Status.Detail, exception);
        }
    }

    // Gives why not; null when there is a connection. It is open when something was answered over it: there is no other way to ask the HTTP handler for one.
    private async Task<string?> TryConnectAsync(Endpoint endpoint, TimeSpan patience)
    {
        AttemptFailure failure;
        try
        {
            var options = new CallOptions(deadline: TimeProvider.GetUtcNow().UtcDateTime + patience);
            using var call = endpoint.Transport.AsyncUnaryCall(EndpointProbe.Check, null, options, []);
            await call.ResponseAsync.ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is RpcException or ObjectDisposedException)
        {
            failure = AttemptFailure.Of(exception);
        }

        if (failure.IsAnswer)
        {
            return null;
        }

        if (failure.IsUnreachable)
        {
            Lose(endpoint, EndpointStatus.Unreachable);
        }

        return TroubleTexts.Of(failure.Trouble, endpoint.Address, failure.Status)
            ?? $"{endpoint.Address} gave no answer within {patience.TotalSeconds:0.#} s ({StatusNames.Of(failure.Code)}).";
    }
}
