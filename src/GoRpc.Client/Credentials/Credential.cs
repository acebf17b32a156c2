using Grpc.Core;

namespace GoRpc.Client.Credentials;

/// <summary>One credential of a channel: fetches its value and keeps it as long as it may. Thread-safe.</summary>
/// <param name="options">What is sent.</param>
/// <param name="target">What the client was made for.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class Credential(CredentialOptions options, string target, TimeProvider timeProvider)
{
    // So long before its end another token is fetched, or a fifth of its life if that is less: calls go on with the old one meanwhile.
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    // So long before its end a token is not sent any more, or a twentieth of its life if that is less: it has to arrive, and clocks differ.
    private static readonly TimeSpan DropBefore = TimeSpan.FromSeconds(10);

    private readonly Lock _fetching = new();
    private volatile Kept? _kept;
    private volatile bool _keepsNone;
    private volatile bool _wasRefused;
    private Task<Metadata.Entry?>? _fetch;

    public string HeaderName => options.HeaderName;

    /// <summary>The header for an attempt; null when the provider has none. Complete while a token is kept that is good.</summary>
    public ValueTask<Metadata.Entry?> GetAsync(IMethod method, CancellationToken cancellationToken)
    {
        if (_kept is { } kept && timeProvider.GetUtcNow() is var now && now < kept.DropAt)
        {
            if (now >= kept.RenewAt)
            {
                // Nobody waits for it. When it fails, the next attempt tries again, until the old token is of no use any more.
                _ = Fetch(method, out _).ContinueWith(
                    static fetch => _ = fetch.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            return new(kept.Header);
        }

        return _keepsNone ? AskAsync(method, cancellationToken) : FetchAsync(method, cancellationToken);
    }

    /// <summary>The service has refused a header: it is not sent again.</summary>
    /// <returns>Whether there may be another one.</returns>
    public bool Refuse(Metadata.Entry? header)
    {
        if (!options.CanRenew)
        {
            return false;
        }

        // Where another call was quicker, the token that is kept now has not been refused.
        if (_keepsNone || (_kept is { } kept && kept.Header == header && Interlocked.CompareExchange(ref _kept, null, kept) == kept))
        {
            _wasRefused = true;
        }

        return true;
    }

    private async ValueTask<Metadata.Entry?> AskAsync(IMethod method, CancellationToken cancellationToken) =>
        HeaderOf(await options.Provider(ContextOf(method), cancellationToken).ConfigureAwait(false));

    // Calls that begin together want one token, unless it turns out to be for one of them alone.
    private async ValueTask<Metadata.Entry?> FetchAsync(IMethod method, CancellationToken cancellationToken)
    {
        var header = await Fetch(method, out var isOwn).WaitAsync(cancellationToken).ConfigureAwait(false);
        return isOwn || !_keepsNone ? header : await AskAsync(method, cancellationToken).ConfigureAwait(false);
    }

    private Task<Metadata.Entry?> Fetch(IMethod method, out bool isOwn)
    {
        lock (_fetching)
        {
            isOwn = _fetch is null or { IsCompleted: true };
            if (isOwn)
            {
                // It belongs to no call, and ends with none: not with its token, nor with the call that it is made in.
                using var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
                _fetch = Task.Run(() => KeepAsync(ContextOf(method)));
            }

            return _fetch!;
        }
    }

    private async Task<Metadata.Entry?> KeepAsync(TokenContext context)
    {
        var token = await options.Provider(context, CancellationToken.None).ConfigureAwait(false);
        var header = HeaderOf(token);
        _keepsNone = token?.ExpiresAt is null;
        if (token?.ExpiresAt is { } end)
        {
            var left = end - timeProvider.GetUtcNow();
            _kept = new Kept(header!, end - Least(RenewBefore, left / 5), end - Least(DropBefore, left / 20));
        }

        return header;
    }

    private TokenContext ContextOf(IMethod method)
    {
        var isRenewal = _wasRefused;
        _wasRefused = false;
        return new TokenContext(target, method.ServiceName, method.Name, isRenewal);
    }

    private Metadata.Entry? HeaderOf(GoRpcToken? token) => token is null ? null : new Metadata.Entry(options.HeaderName, options.Prefix + token.Value);

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private sealed record Kept(Metadata.Entry Header, DateTimeOffset RenewAt, DateTimeOffset DropAt);
}
