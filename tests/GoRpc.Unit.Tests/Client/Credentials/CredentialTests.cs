using GoRpc.Client.Credentials;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Unit.Tests.Client.Credentials;

/// <summary>How long tokens are kept, and who waits for another one.</summary>
public sealed class CredentialTests
{
    private static readonly IMethod Method = new Method<string, string>(MethodType.Unary, "test.Shop", "Buy", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

    private readonly FakeTimeProvider _time = new();
    private readonly List<TokenContext> _asked = [];
    private Func<Task<GoRpcToken?>> _provide;

    public CredentialTests() => _provide = () => Task.FromResult<GoRpcToken?>(new GoRpcToken($"token {_asked.Count}", _time.GetUtcNow().AddMinutes(10)));

    [Fact]
    public async Task Get_OfATokenWithAnEnd_IsAskedForOnceAndShortlyBefore()
    {
        var credential = Create();

        Assert.Equal("Bearer token 1", await GetAsync(credential));
        _time.Advance(TimeSpan.FromMinutes(8.9));
        Assert.Equal("Bearer token 1", await GetAsync(credential));
        _time.Advance(TimeSpan.FromMinutes(0.2));

        // A minute before its end a call goes on with the old one and has the next one fetched.
        Assert.Equal("Bearer token 1", await GetAsync(credential));
        await EventuallyAsync(async () => await GetAsync(credential) == "Bearer token 2");
        Assert.Equal(2, _asked.Count);
        Assert.Equal(("target", "test.Shop", "Buy", false), (_asked[0].Target, _asked[0].Service, _asked[0].Method, _asked[0].IsRenewal));
    }

    [Fact]
    public async Task Get_OfATokenThatIsAboutToEnd_WaitsForAnother()
    {
        var credential = Create();
        await GetAsync(credential);

        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(9));

        Assert.Equal("Bearer token 2", await GetAsync(credential));
    }

    [Fact]
    public async Task Get_WhileTheNextOneCanNotBeHad_GoesOnWithTheOldOne()
    {
        var credential = Create();
        await GetAsync(credential);
        _provide = () => throw new InvalidOperationException("down");

        _time.Advance(TimeSpan.FromMinutes(9.5));
        Assert.Equal("Bearer token 1", await GetAsync(credential));
        _time.Advance(TimeSpan.FromMinutes(0.5));

        await EventuallyAsync(async () => (await Record.ExceptionAsync(() => GetAsync(credential)))?.Message == "down");
    }

    [Fact]
    public async Task Get_OfManyAtOnce_FetchesOne()
    {
        var credential = Create();
        var fetched = new TaskCompletionSource<GoRpcToken?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _provide = () => fetched.Task;
        var calls = Enumerable.Range(0, 20).Select(_ => GetAsync(credential)).ToList();

        fetched.SetResult(new GoRpcToken("shared", _time.GetUtcNow().AddHours(1)));

        Assert.All(await Task.WhenAll(calls).Within("the token"), header => Assert.Equal("Bearer shared", header));
        Assert.Single(_asked);
    }

    [Fact]
    public async Task Get_OfATokenWithoutEnd_IsAskedForEachTime()
    {
        var credential = Create();
        _provide = () => Task.FromResult<GoRpcToken?>($"token {_asked.Count}");

        Assert.Equal("Bearer token 1", await GetAsync(credential));
        Assert.Equal("Bearer token 2", await GetAsync(credential));
    }

    [Fact]
    public async Task Get_ThatIsCancelled_LeavesTheFetchToTheOthers()
    {
        var credential = Create();
        var fetched = new TaskCompletionSource<GoRpcToken?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _provide = () => fetched.Task;
        using var cancellation = new CancellationTokenSource();
        var impatient = credential.GetAsync(Method, cancellation.Token).AsTask();
        var patient = GetAsync(credential);

        await cancellation.CancelAsync();
        fetched.SetResult(new GoRpcToken("late", _time.GetUtcNow().AddHours(1)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.Equal("Bearer late", await patient.Within("the token"));
    }

    [Fact]
    public async Task Refuse_OfTheKeptToken_FetchesAnotherAndSaysWhy()
    {
        var credential = Create();
        var first = await credential.GetAsync(Method, CancellationToken.None);

        Assert.True(credential.Refuse(first));

        Assert.Equal("Bearer token 2", await GetAsync(credential));
        // A second call that was refused with the first token changes nothing: the one that is kept has not been refused.
        Assert.True(credential.Refuse(first));
        Assert.Equal("Bearer token 2", await GetAsync(credential));
        Assert.Equal([false, true], _asked.Select(context => context.IsRenewal));
    }

    [Fact]
    public async Task Refuse_OfACallWithoutToken_AsksForOne()
    {
        var credential = Create();
        _provide = () => Task.FromResult(_asked[^1].IsRenewal ? new GoRpcToken("now", null) : null);

        Assert.Null(await GetAsync(credential));
        Assert.True(credential.Refuse(null));

        Assert.Equal("Bearer now", await GetAsync(credential));
    }

    [Fact]
    public void Refuse_OfAKey_KnowsNoOther() =>
        Assert.False(new Credential(new CredentialOptions("x-api-key", "", (_, _) => new("key"), CanRenew: false), "target", _time).Refuse(null));

    [Fact]
    public void ToString_OfAToken_DoesNotShowIt() => Assert.DoesNotContain("secret", new GoRpcToken("secret", _time.GetUtcNow()).ToString(), StringComparison.Ordinal);

    private static async Task<string?> GetAsync(Credential credential) => (await credential.GetAsync(Method, CancellationToken.None))?.Value;

    // What runs in the background runs soon.
    private static async Task EventuallyAsync(Func<Task<bool>> isTrue)
    {
        var patience = Task.Run(async () =>
        {
            while (!await isTrue())
            {
                await Task.Yield();
            }
        });
        await patience.Within("a fetch in the background");
    }

    private Credential Create() => new(
        new CredentialOptions("authorization", "Bearer ", async (context, _) =>
        {
            lock (_asked)
            {
                _asked.Add(context);
            }

            return await _provide();
        }, CanRenew: true),
        "target",
        _time);
}
