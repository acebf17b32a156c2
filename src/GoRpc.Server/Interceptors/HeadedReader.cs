using Grpc.Core;

namespace GoRpc.Server.Interceptors;

/// <summary>Request messages of which the first has been read already.</summary>
internal sealed class HeadedReader<TMessage>(TMessage header, IAsyncStreamReader<TMessage> rest) : IAsyncStreamReader<TMessage>
    where TMessage : class
{
    private TMessage? _header = header;
    private bool _isAtHeader;

    /// <summary>What the messages after the first come from.</summary>
    public IAsyncStreamReader<TMessage> Rest => rest;

    public TMessage Current => _isAtHeader ? _header! : rest.Current;

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (_header is not null && !_isAtHeader)
        {
            _isAtHeader = true;
            return Task.FromResult(true);
        }

        (_header, _isAtHeader) = (null, false);
        return rest.MoveNext(cancellationToken);
    }
}
