namespace GoRpc.Client.Endpoints;

/// <summary>The endpoints that a call has tried. Most calls try one, which costs nothing.</summary>
internal struct TriedEndpoints
{
    private Endpoint? _first;
    private Endpoint[]? _more;

    public readonly bool IsEmpty => _first is null;

    public void Add(Endpoint endpoint)
    {
        if (_first is null)
        {
            _first = endpoint;
        }
        else if (!Contains(endpoint))
        {
            _more = [.. _more ?? [], endpoint];
        }
    }

    /// <summary>Those of a list that have not been tried.</summary>
    public readonly BalancedEndpoint[] Except(BalancedEndpoint[] endpoints)
    {
        var tried = this;
        return Array.FindAll(endpoints, endpoint => !tried.Contains(endpoint));
    }

    private readonly bool Contains(BalancedEndpoint endpoint) =>
        endpoint == _first || (_more is not null && Array.IndexOf(_more, endpoint) >= 0);
}
