using GoRpc.Client.Balancing;
using Grpc.Core;

namespace GoRpc.Client.Calls;

/// <content>What a call does while there is no endpoint to send an attempt to.</content>
internal abstract partial class ResilientCall
{
    // Beyond this a timer of the system can't wait.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(49);

    /// <summary>A hash of what the call is balanced by; null when it has no such thing.</summary>
    protected virtual ulong? HashKey => null;

    /// <summary>The hash of a call's key, where a policy asks for it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">The request message; null where it is a stream.</param>
    protected ulong? HashKeyOf<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest? request)
        where TRequest : class =>
        _invoker.Endpoints.UsesHashKeys ? HashKeys.Of(method, request, _options.Headers, _policies.Settings.HashKey) : null;

    private bool IsUnary => Method.Type == MethodType.Unary;

    private bool IsWaitForReady => _options.IsWaitForReady || Policy.WaitForReady;

    private bool MustWait => _invoker.Endpoints.MustWait(IsWaitForReady);

    // Gives the reason when there still is none.
    private async ValueTask<Exception?> WaitForEndpointAsync()
    {
        var wait = BeginWait();
        try
        {
            using var registration = _token.UnsafeRegister(static wait => ((CancellationTokenSource)wait!).Cancel(), wait);
            await _invoker.Endpoints.ReadyAsync(IsWaitForReady, wait.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (wait.IsCancellationRequested)
        {
            return _token.IsCancellationRequested ? new OperationCanceledException(_token)
                : IsDisposed ? Disposed()
                : new RpcException(new Status(StatusCode.DeadlineExceeded, $"No endpoint of {Target} was in reach before the deadline of the call."));
        }
        catch (Exception exception) when (exception is RpcException or ObjectDisposedException)
        {
            return exception;
        }
        finally
        {
            EndWait(wait);
        }
    }

    private static RpcException Disposed() => new(new Status(StatusCode.Cancelled, "The call was disposed."));
}
