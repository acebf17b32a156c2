using Microsoft.AspNetCore.Authorization;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Identity;

/// <summary>Answers with the length of the caller's name, in each kind of call.</summary>
public static class Guarded
{
    public static Task<int> One() => Task.FromResult(GoRpcCall.Current!.Caller!.Identity!.Name?.Length ?? 0);

    public static async Task<int> One(IAsyncEnumerable<int> values)
    {
        await values.CountAsync();
        return await One();
    }

    public static async IAsyncEnumerable<int> Many()
    {
        // After a wait as well: it is not the thread that knows the caller.
        await Task.Yield();
        yield return await One();
    }

    public static async IAsyncEnumerable<int> Many(IAsyncEnumerable<int> values)
    {
        await values.CountAsync();
        yield return await One();
    }
}

[AuthorizeCallers]
[Service("test.GuardedByInterface")]
public interface IGuardedByInterface
{
    Task<int> UnaryAsync(int value);

    Task<int> UpAsync(IAsyncEnumerable<int> values);

    IAsyncEnumerable<int> DownAsync(int value);

    IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values);

    [AllowAnonymous]
    Task<int> OpenAsync(int value);

    [AllowAnyCaller]
    Task<int> OpenTooAsync(int value);

    [AuthorizeCallers("adults", Roles = "clerk")]
    Task<int> SellAsync(int value);
}

public sealed class GuardedByInterface : IGuardedByInterface
{
    public Task<int> UnaryAsync(int value) => Guarded.One();

    public Task<int> UpAsync(IAsyncEnumerable<int> values) => Guarded.One(values);

    public IAsyncEnumerable<int> DownAsync(int value) => Guarded.Many();

    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values) => Guarded.Many(values);

    public Task<int> OpenAsync(int value) => Guarded.One();

    public Task<int> OpenTooAsync(int value) => Guarded.One();

    public Task<int> SellAsync(int value) => Guarded.One();
}
