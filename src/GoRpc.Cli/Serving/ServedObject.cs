using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Cli.Serving;

/// <summary>The one object of a class that is served. Public, because code that is made at run time calls it.</summary>
/// <typeparam name="T">The class.</typeparam>
public static class ServedObject<T>
    where T : class
{
    private static readonly Lock Making = new();
    private static T? _object;

    /// <summary>The object; made at the first call, with what its constructor asks for of the host's services.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The same object each time.</returns>
    public static T Get(IServiceProvider services)
    {
        lock (Making)
        {
            return _object ??= ActivatorUtilities.CreateInstance<T>(services);
        }
    }
}
