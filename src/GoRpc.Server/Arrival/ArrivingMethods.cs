using System.Collections.Concurrent;

namespace GoRpc.Server.Arrival;

/// <summary>The methods of a host by the paths that lead to them. Filled when endpoints are built, which may be at the first request.</summary>
internal sealed class ArrivingMethods
{
    // By the letter: a path in other case, which routing finds as well, meets the rules at its endpoint.
    private readonly ConcurrentDictionary<string, ArrivingMethod> _methods = new(StringComparer.Ordinal);

    public void Add(string path, ArrivingMethod method) => _methods[path] = method;

    public ArrivingMethod? Find(string path) => _methods.GetValueOrDefault(path);
}
