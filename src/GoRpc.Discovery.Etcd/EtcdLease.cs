using Etcdserverpb;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Discovery.Etcd;

/// <summary>One host's entry in the registry, and the lease that it lives by. Not thread-safe: it is kept, then released.</summary>
internal sealed class EtcdLease : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly EtcdRegistrationOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly EtcdConnection _connection;
    private readonly string _key;
    private readonly EtcdValue _value;
    private long _id;
    private bool _isLost;

    public EtcdLease(EtcdRegistrationOptions options, string address, TimeProvider timeProvider, ILogger logger)
    {
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        _connection = new EtcdConnection(options);
        _key = EtcdKeys.OfService(options, options.Service!) + (options.Instance ?? $"{Environment.MachineName}-{Guid.NewGuid():N}");
        _value = new EtcdValue(address, options.Weight, options.Authority, options.Attributes.Count == 0 ? null : options.Attributes.AsReadOnly());
    }

    /// <summary>Registers, and again whenever that has failed or the lease is lost, until it is cancelled.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        var wait = FirstWait;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await RegisterAsync(cancellationToken).ConfigureAwait(false);
                wait = FirstWait;
                await KeepAliveAsync(cancellationToken).ConfigureAwait(false);
                EtcdLog.LeaseLost(_logger, _key);
                continue;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (!_isLost)
                {
                    _isLost = true;
                    var reason = exception is RpcException rpc ? $"{rpc.StatusCode}, {rpc.Status.Detail}" : exception.Message;
                    EtcdLog.Lost(_logger, exception, _key, string.Join(", ", _options.ServersOrDefault), reason.TrimEnd('.'));
                }
            }

            await Task.Delay(wait * (0.5 + (0.5 * Random.Shared.NextDouble())), _timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <summary>Takes the entry out of the registry.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> ReleaseAsync(CancellationToken cancellationToken)
    {
        if (_id == 0)
        {
            return false;
        }

        try
        {
            // What hangs on the lease goes with it, a registration that was just under way included.
            await _connection.Calls.LeaseClient.LeaseRevokeAsync(new LeaseRevokeRequest { ID = _id }, deadline: Deadline(), cancellationToken: cancellationToken).ConfigureAwait(false);
            EtcdLog.Removed(_logger, _key);
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException)
        {
            EtcdLog.NotRemoved(_logger, exception, _key, exception.Message.TrimEnd('.'));
        }

        return true;
    }

    public void Dispose() => _connection.Dispose();

    private async Task RegisterAsync(CancellationToken cancellationToken)
    {
        var granted = await _connection.Calls.LeaseClient.LeaseGrantAsync(
            new LeaseGrantRequest { TTL = (long)_options.LeaseDuration.TotalSeconds }, deadline: Deadline(), cancellationToken: cancellationToken).ConfigureAwait(false);
        _id = granted.ID;
        var entry = new PutRequest { Key = ByteString.CopyFromUtf8(_key), Value = ByteString.CopyFromUtf8(_value.ToJson()), Lease = _id };
        await _connection.Calls.KVClient.PutAsync(entry, deadline: Deadline(), cancellationToken: cancellationToken).ConfigureAwait(false);
        _isLost = false;
        EtcdLog.Registered(_logger, _key, _value.Address);
    }

    /// <summary>Returns when etcd says that the lease is no more.</summary>
    private async Task KeepAliveAsync(CancellationToken cancellationToken)
    {
        using var call = _connection.Calls.LeaseClient.LeaseKeepAlive(cancellationToken: cancellationToken);
        var request = new LeaseKeepAliveRequest { ID = _id };
        while (true)
        {
            // A registry that does not answer is as lost as one that refuses.
            using var limit = new CancellationTokenSource(_options.Timeout, _timeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            await call.RequestStream.WriteAsync(request, either.Token).ConfigureAwait(false);
            if (!await call.ResponseStream.MoveNext(either.Token).ConfigureAwait(false))
            {
                throw new InvalidOperationException("etcd ended the stream that keeps the lease alive");
            }

            if (call.ResponseStream.Current.TTL <= 0)
            {
                return;
            }

            await Task.Delay(_options.LeaseDuration / 3, _timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private DateTime Deadline() => _timeProvider.GetUtcNow().UtcDateTime + _options.Timeout;
}
