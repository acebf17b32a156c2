using GoRpc.Contracts;

namespace GoRpc.Interceptors;

/// <summary>
/// The response stream as each interceptor sees it and passes it on: what one puts in place reads what the next one in does, and the outermost is what leaves.
/// </summary>
internal sealed class ResponseStreams(MethodContract method)
{
    private IAsyncEnumerable<object?>? _outermost;
    private PendingStream? _open;
    private PendingStream? _pending;
    private IAsyncEnumerable<object?>? _current;
    private bool _isMade;

    /// <summary>What the interceptor whose turn it is reads, or has put in place.</summary>
    /// <exception cref="InvalidOperationException">The call has been made.</exception>
    public IAsyncEnumerable<object?> Current
    {
        get => _isMade ? throw TooLate() : _current ??= _pending = new PendingStream(method);
        set => _current = _isMade ? throw TooLate() : value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>It is the next interceptor's turn.</summary>
    public void Enter()
    {
        if (_current is not null)
        {
            PassOn(_current);
            _open = _pending;
            (_current, _pending) = (null, null);
        }
    }

    /// <summary>The stream is there; gives what leaves, or null when no interceptor has touched it.</summary>
    /// <param name="items">The stream as objects; asked for only when it is needed.</param>
    public IAsyncEnumerable<object?>? Make(Func<IAsyncEnumerable<object?>> items)
    {
        _isMade = true;
        if (_open is not null)
        {
            _open.Source = items();
        }

        return _outermost;
    }

    /// <summary>The interceptor whose turn it is has answered; gives what leaves, or null when it has put nothing in place.</summary>
    public IAsyncEnumerable<object?>? Answer()
    {
        _isMade = true;
        if (_current is null || _current == _pending)
        {
            return null;
        }

        PassOn(_current);
        return _outermost;
    }

    private void PassOn(IAsyncEnumerable<object?> current)
    {
        if (_outermost is null)
        {
            _outermost = current;
        }
        else if (_open is not null)
        {
            _open.Source = current;
        }
    }

    private InvalidOperationException TooLate() =>
        new($"GoRpcCall.Responses of '{method.Path}' can't be read or replaced any more: the stream is on its way. Do it before calling next.");
}
