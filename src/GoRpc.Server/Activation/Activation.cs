namespace GoRpc.Server.Activation;

/// <summary>An implementation for the time of one call.</summary>
/// <param name="Instance">The implementation.</param>
/// <param name="IsOwned">Whether the host made it and so disposes it; one from the container lives as the container says.</param>
internal readonly record struct Activation(object Instance, bool IsOwned) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        if (!IsOwned)
        {
            return ValueTask.CompletedTask;
        }

        if (Instance is IAsyncDisposable asyncDisposable)
        {
            return asyncDisposable.DisposeAsync();
        }

        (Instance as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
