namespace GoRpc;

/// <summary>Makes the call that an <see cref="ICallInterceptor"/> stands around.</summary>
/// <returns>The end of the call; await it once.</returns>
/// <exception cref="InvalidOperationException">It was called before.</exception>
public delegate ValueTask CallDelegate();
