using Microsoft.AspNetCore.Authorization;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Identity;

[Service("test.GuardedByMethod")]
public interface IGuardedByMethod
{
    [Authorize]
    Task<int> UnaryAsync(int value);

    [Authorize]
    Task<int> UpAsync(IAsyncEnumerable<int> values);

    [Authorize]
    IAsyncEnumerable<int> DownAsync(int value);

    [Authorize]
    IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values);
}

public sealed class GuardedByMethod : IGuardedByMethod
{
    public Task<int> UnaryAsync(int value) => Guarded.One();

    public Task<int> UpAsync(IAsyncEnumerable<int> values) => Guarded.One(values);

    public IAsyncEnumerable<int> DownAsync(int value) => Guarded.Many();

    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values) => Guarded.Many(values);
}

[Service("test.GuardedPlain")]
public interface IGuardedPlain
{
    Task<int> UnaryAsync(int value);

    Task<int> UpAsync(IAsyncEnumerable<int> values);

    IAsyncEnumerable<int> DownAsync(int value);

    IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values);
}

[Authorize]
public sealed class GuardedByClass : IGuardedPlain
{
    public Task<int> UnaryAsync(int value) => Guarded.One();

    public Task<int> UpAsync(IAsyncEnumerable<int> values) => Guarded.One(values);

    public IAsyncEnumerable<int> DownAsync(int value) => Guarded.Many();

    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values) => Guarded.Many(values);
}

public sealed class GuardedByClassMethod : IGuardedPlain
{
    [Authorize]
    public Task<int> UnaryAsync(int value) => Guarded.One();

    [Authorize]
    public Task<int> UpAsync(IAsyncEnumerable<int> values) => Guarded.One(values);

    [Authorize]
    public IAsyncEnumerable<int> DownAsync(int value) => Guarded.Many();

    [Authorize]
    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values) => Guarded.Many(values);
}

[Authorize(Roles = "clerk, admin")]
public sealed class GuardedByRole : IGuardedPlain
{
    public Task<int> UnaryAsync(int value) => Guarded.One();

    public Task<int> UpAsync(IAsyncEnumerable<int> values) => Guarded.One(values);

    public IAsyncEnumerable<int> DownAsync(int value) => Guarded.Many();

    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values) => Guarded.Many(values);
}

[Authorize("adults")]
public sealed class GuardedByPolicy : IGuardedPlain
{
    public Task<int> UnaryAsync(int value) => Guarded.One();

    public Task<int> UpAsync(IAsyncEnumerable<int> values) => Guarded.One(values);

    public IAsyncEnumerable<int> DownAsync(int value) => Guarded.Many();

    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values) => Guarded.Many(values);
}

[Authorize("adlts")]
public sealed class GuardedByUnknownPolicy : IGuardedPlain
{
    public Task<int> UnaryAsync(int value) => Guarded.One();

    public Task<int> UpAsync(IAsyncEnumerable<int> values) => Guarded.One(values);

    public IAsyncEnumerable<int> DownAsync(int value) => Guarded.Many();

    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values) => Guarded.Many(values);
}

[Authorize(AuthenticationSchemes = "Barer")]
public sealed class GuardedByUnknownScheme : IGuardedPlain
{
    public Task<int> UnaryAsync(int value) => Guarded.One();

    public Task<int> UpAsync(IAsyncEnumerable<int> values) => Guarded.One(values);

    public IAsyncEnumerable<int> DownAsync(int value) => Guarded.Many();

    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values) => Guarded.Many(values);
}

[Authorize(AuthenticationSchemes = "ApiKey")]
public sealed class GuardedByKey : IGuardedPlain
{
    public Task<int> UnaryAsync(int value) => Guarded.One();

    public Task<int> UpAsync(IAsyncEnumerable<int> values) => Guarded.One(values);

    public IAsyncEnumerable<int> DownAsync(int value) => Guarded.Many();

    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values) => Guarded.Many(values);
}

[Authorize(AuthenticationSchemes = "Certificate")]
public sealed class GuardedByCertificate : IGuardedPlain
{
    public Task<int> UnaryAsync(int value) => Guarded.One();

    public Task<int> UpAsync(IAsyncEnumerable<int> values) => Guarded.One(values);

    public IAsyncEnumerable<int> DownAsync(int value) => Guarded.Many();

    public IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values) => Guarded.Many(values);
}
