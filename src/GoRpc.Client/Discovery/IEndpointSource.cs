namespace GoRpc;

/// <summary>
/// Finds the endpoints of a service and follows their changes. One class and one line make your own: implement this, and put a factory for
/// the scheme of its addresses into <see cref="GoRpcClientOptions.EndpointSources"/>.
/// </summary>
public interface IEndpointSource
{
    /// <summary>Gives the endpoints as they are, and again whenever they change. Watched once per channel, from its making on.</summary>
    /// <param name="cancellationToken">Cancelled when the channel is disposed.</param>
    /// <returns>
    /// Whole lists, each in place of the one before. A list without endpoints leaves the last good list in use, and so does an exception; after
    /// one the source is watched anew, after a wait that grows. Let exceptions out, therefore, instead of trying again. When the lists end, the last
    /// one stays.
    /// </returns>
    IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync(CancellationToken cancellationToken);
}
