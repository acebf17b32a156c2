using GoRpc.Contracts;
using GoRpc.Server.Arrival;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Server.Draining;

/// <summary>How far the host is on its way out, for all calls that it still serves. Thread-safe.</summary>
internal sealed class Drain(TimeProvider timeProvider) : IDisposable
{
    public static readonly Refusal Refusal = Refusal.Of(RefusalReasons.HostStopping, StatusCode.Unavailable, "The host is stopping.");

    private readonly CancellationTokenSource _draining = new();
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _cutting = new();
    private readonly TimeProvider _timeProvider = timeProvider;
    private volatile bool _isAnnounced;
    private int _endedCalls;

    /// <summary>The answer to a call that did not end in time.</summary>
    public static Status Status => Refusal.Status;

    /// <summary>Whether the host has been told to stop. It takes calls still, and says that it should get none.</summary>
    public bool IsAnnounced => _isAnnounced;

    /// <summary>Cancelled when streams should end by themselves.</summary>
    public CancellationToken Token => _draining.Token;

    /// <summary>Whether the time is over in which calls may end by themselves.</summary>
    public bool IsOver => _over.IsCancellationRequested;

    /// <summary>How many calls did not.</summary>
    public int EndedCalls => Volatile.Read(ref _endedCalls);

    public void Announce() => _isAnnounced = true;

    /// <summary>Asks streams to end.</summary>
    public Task BeginAsync() => _draining.CancelAsync();

    /// <summary>Cancels the handlers of streams.</summary>
    public Task EndAsync() => _over.CancelAsync();

    /// <summary>Ends the calls that are left, whatever their handlers do.</summary>
    public Task CutAsync() => _cutting.CancelAsync();

    /// <summary>
    /// Whether a call that arrives now is not taken any more: a response stream would have to end as soon as it began, while another host may serve it.
    /// </summary>
    public bool Refuses(MethodContract method) =>
        _draining.IsCancellationRequested && (IsOver || method.Kind is MethodType.ServerStreaming or MethodType.DuplexStreaming);

    /// <summary>A call begins; when it ends, the result is to be told.</summary>
    /// <remarks>
    /// A call that streams gets a token of its own, since it may have no end and is told so in time to say why. A unary one has the transport's, which costs
    /// nothing: when its time is over, it is answered in place of its handler.
    /// </remarks>
    public DrainedCall Enter(HttpContext http, MethodContract method)
    {
        CancellationTokenSource? token = null;
        if (method.Kind is not MethodType.Unary)
        {
            token = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _over.Token);
            http.RequestAborted = token.Token;
        }

        return new DrainedCall(this, http, _cutting.Token.UnsafeRegister(static http => _ = CutAsync((HttpContext)http!), http), token);
    }

    /// <summary>Lets the caller of a call that has ended end its side.</summary>
    public Task LetEndAsync(HttpContext http) => _draining.IsCancellationRequested ? LastRequests.ReadAsync(http, _cutting.Token) : Task.CompletedTask;

    /// <summary>The handler of a call has given in. One that was answered in place of its handler is counted by then.</summary>
    public void CountEnded()
    {
        if (!_cutting.IsCancellationRequested)
        {
            Interlocked.Increment(ref _endedCalls);
        }
    }

    public void Dispose()
    {
        _draining.Dispose();
        _over.Dispose();
        _cutting.Dispose();
    }

    private static async Task CutAsync(HttpContext http)
    {
        try
        {
            var drain = http.RequestServices.GetRequiredService<Drain>();
            Interlocked.Increment(ref drain._endedCalls);
            await CutCall.EndAsync(http, drain._timeProvider);
        }
        catch (Exception)
        {
            // The call ended at the same moment, or its connection did.
        }
    }
}
