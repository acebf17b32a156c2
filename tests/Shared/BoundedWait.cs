namespace GoRpc.Tests.Shared;

/// <summary>Bounds every wait of a test, so that a test that waits for what never comes fails and says for what.</summary>
internal static class BoundedWait
{
    // Far above what anything takes on a loaded machine: it only ends tests that would never end.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Waits for a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="what">What is waited for, as it completes "Waited 60 s for ...".</param>
    public static async Task<T> Within<T>(this Task<T> task, string what)
    {
        await ((Task)task).Within(what);
        return await task;
    }

    /// <inheritdoc cref="Within{T}(Task{T}, string)"/>
    public static async Task Within(this Task task, string what)
    {
        if (await Task.WhenAny(task, Task.Delay(Limit, TimeProvider.System)) != task)
        {
            throw new TimeoutException($"Waited {Limit.TotalSeconds:0} s for {what}.");
        }

        await task;
    }

    /// <inheritdoc cref="Within{T}(Task{T}, string)"/>
    public static Task<T> Within<T>(this ValueTask<T> task, string what) => task.AsTask().Within(what);

    /// <inheritdoc cref="Within{T}(Task{T}, string)"/>
    public static Task Within(this ValueTask task, string what) => task.AsTask().Within(what);
}
