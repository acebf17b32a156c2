namespace GoRpc.Client.Interceptors;

/// <summary>The services of a client that was made without a container.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
