using System.Runtime.CompilerServices;
using Etcdserverpb;
using Google.Protobuf;
using Grpc.Core;
using Mvccpb;

namespace GoRpc.Discovery.Etcd;

/// <summary>The endpoints that are registered in etcd for one service: all of them first, then every change, in the order in which etcd made it.</summary>
internal sealed class EtcdEndpoints : IEndpointSource
{
    public const string Scheme = "etcd";

    private readonly EtcdDiscoveryOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ByteString _first;
    private readonly ByteString _end;
    private readonly string _service;

    /// <exception cref="ArgumentException">The address has a fault; the message says what to type.</exception>
    public EtcdEndpoints(Uri address, EtcdDiscoveryOptions options, TimeProvider timeProvider)
    {
        // Not the host of the Uri, which is in lower case: keys are not.
        _service = address.OriginalString[(address.OriginalString.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim('/');
        if (_service.Length == 0 || _service.AsSpan().ContainsAny("/?#@"))
        {
            throw new ArgumentException($"'{address.OriginalString}' has {(_service.Length == 0 ? "no" : "more than a")} service name. Type for example 'etcd://orders'.");
        }

        _options = options;
        _timeProvider = timeProvider;
        var prefix = EtcdKeys.OfService(options, _service);
        (_first, _end) = (ByteString.CopyFromUtf8(prefix), EtcdKeys.EndOf(prefix));
    }

    public async IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var connection = new EtcdConnection(_options);
        var endpoints = new SortedDictionary<string, GoRpcEndpoint>(StringComparer.Ordinal);
        while (true)
        {
            var revision = await ReadAllAsync(connection, endpoints, cancellationToken).ConfigureAwait(false);
            yield return [.. endpoints.Values];

            using var watch = connection.Calls.WatchClient.Watch(cancellationToken: cancellationToken);
            await foreach (var response in WatchFromAsync(watch, revision + 1, cancellationToken).ConfigureAwait(false))
            {
                if (response.CompactRevision > 0)
                {
                    // The changes since then are no longer kept: read everything again.
                    break;
                }

                if (response.Canceled)
                {
                    throw new InvalidOperationException($"etcd ended the watch of '{_service}': {response.CancelReason}.");
                }

                if (Apply(response, endpoints))
                {
                    yield return [.. endpoints.Values];
                }
            }
        }
    }

    private static bool Apply(WatchResponse response, SortedDictionary<string, GoRpcEndpoint> endpoints)
    {
        foreach (var change in response.Events)
        {
            var key = change.Kv.Key.ToStringUtf8();
            if (change.Type == Event.Types.EventType.Delete)
            {
                endpoints.Remove(key);
            }
            else
            {
                endpoints[key] = EtcdValue.Read(change.Kv.Value.Span);
            }
        }

        return response.Events.Count > 0;
    }

    private async Task<long> ReadAllAsync(EtcdConnection connection, SortedDictionary<string, GoRpcEndpoint> endpoints, CancellationToken cancellationToken)
    {
        RangeResponse response;
        try
        {
            response = await connection.Calls.KVClient.RangeAsync(
                new RangeRequest { Key = _first, RangeEnd = _end },
                deadline: _timeProvider.GetUtcNow().UtcDateTime + _options.Timeout,
                cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException exception)
        {
            throw Failure(exception);
        }

        endpoints.Clear();
        foreach (var entry in response.Kvs)
        {
            endpoints[entry.Key.ToStringUtf8()] = EtcdValue.Read(entry.Value.Span);
        }

        return response.Header.Revision;
    }

    private async IAsyncEnumerable<WatchResponse> WatchFromAsync(
        AsyncDuplexStreamingCall<WatchRequest, WatchResponse> watch, long revision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new WatchRequest { CreateRequest = new WatchCreateRequest { Key = _first, RangeEnd = _end, StartRevision = revision } };
        var hasNext = await OrFailure(watch.RequestStream.WriteAsync(request, cancellationToken), static () => true).ConfigureAwait(false);
        while (hasNext)
        {
            var next = watch.ResponseStream.MoveNext(cancellationToken);
            hasNext = await OrFailure(next, () => next.Result).ConfigureAwait(false);
            if (hasNext)
            {
                yield return watch.ResponseStream.Current;
            }
        }

        throw new InvalidOperationException($"etcd at {string.Join(", ", _options.ServersOrDefault)} ended the watch of '{_service}'.");
    }

    private async Task<bool> OrFailure(Task task, Func<bool> result)
    {
        try
        {
            await task.ConfigureAwait(false);
            return result();
        }
        catch (RpcException exception)
        {
            throw Failure(exception);
        }
    }

    private InvalidOperationException Failure(RpcException exception) =>
        new($"etcd at {string.Join(", ", _options.ServersOrDefault)} does not tell the endpoints of '{_service}': {exception.StatusCode}, {exception.Status.Detail.TrimEnd('.')}.", exception);
}
