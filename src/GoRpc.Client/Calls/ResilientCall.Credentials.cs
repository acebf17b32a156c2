using GoRpc.Client.Attempts;
using Grpc.Core;

namespace GoRpc.Client.Calls;

/// <content>What a call's attempts say about who makes it.</content>
internal abstract partial class ResilientCall
{
    // Stands for what the caller says himself.
    private static readonly Metadata.Entry Own = new("gorpc-own", "");

    private Metadata.Entry?[]? _credentials;
    private bool _canRenew;
    private bool _hasRenewed;

    // Gives the reason when there are none. Called before each attempt, for a token may have come to its end since the last.
    private async ValueTask<Exception?> FetchCredentialsAsync()
    {
        var credentials = _invoker.Credentials!;
        var fetched = new Metadata.Entry?[credentials.All.Count];
        for (var index = 0; index < fetched.Length; index++)
        {
            var credential = credentials.All[index];
            if (_options.Headers?.Get(credential.HeaderName) is not null)
            {
                fetched[index] = Own;
                continue;
            }

            var fetch = credential.GetAsync(Method, _token);
            if (!fetch.IsCompletedSuccessfully && await FindFailureAsync(fetch = new(fetch.AsTask())).ConfigureAwait(false) is { } failure)
            {
                return failure;
            }

            fetched[index] = fetch.Result;
        }

        _credentials = fetched;
        return null;
    }

    private async ValueTask<Exception?> FindFailureAsync(ValueTask<Metadata.Entry?> fetch)
    {
        var wait = BeginWait();
        try
        {
            using var registration = _token.UnsafeRegister(static wait => ((CancellationTokenSource)wait!).Cancel(), wait);
            await fetch.AsTask().WaitAsync(wait.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (wait.IsCancellationRequested)
        {
            return _token.IsCancellationRequested ? new OperationCanceledException(_token)
                : IsDisposed ? Disposed()
                : new RpcException(new Status(StatusCode.DeadlineExceeded, "The call waited until its deadline for the token that it is to be sent with."));
        }
        catch (Exception exception)
        {
            var code = exception is RpcException { StatusCode: StatusCode.Unavailable } ? StatusCode.Unavailable : StatusCode.Unauthenticated;
            // What the provider's exception says is its own affair; whoever may read it finds it inside.
            return new RpcException(new Status(code, "The call was not sent: the provider of its token failed. The inner exception says why.", exception));
        }
        finally
        {
            EndWait(wait);
        }
    }

    private Metadata? WithCredentials(Metadata? own, string endpoint)
    {
        if (_credentials is not { } credentials || !Array.Exists(credentials, static header => header is not null && header != Own))
        {
            return own;
        }

        _invoker.Credentials!.ThrowIfReadable(endpoint, Method);
        var headers = new Metadata();
        foreach (var entry in own ?? [])
        {
            headers.Add(entry);
        }

        foreach (var header in credentials)
        {
            if (header is not null && header != Own)
            {
                headers.Add(header);
            }
        }

        return headers;
    }

    // What a service has refused is not sent again, whatever becomes of this call. A provider that had none is told that one is wanted.
    private void RefuseCredentials(AttemptFailure? failure)
    {
        if (failure is not { Code: StatusCode.Unauthenticated, OwnFault: null } || _credentials is not { } sent)
        {
            return;
        }

        _canRenew = false;
        for (var index = 0; index < sent.Length; index++)
        {
            _canRenew |= sent[index] != Own && _invoker.Credentials!.All[index].Refuse(sent[index]);
        }
    }

    // A token may have been revoked, or the service may have changed its keys. Once is enough: a third token would be no better.
    private bool TryRenewCredentials(Attempt attempt, AttemptFailure failure)
    {
        if (!_canRenew || failure.Code != StatusCode.Unauthenticated || attempt.Number >= Policy.Retry.MaxAttempts || !(Policy.Retry.IsIdempotent || failure.WasNotExecuted))
        {
            return false;
        }

        return !_hasRenewed && (_hasRenewed = true);
    }
}
