using System.Collections.Concurrent;
using GoRpc.Integration.Tests.Server;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GoRpc.Integration.Tests.Identity;

/// <summary>Tokens that a GoRpc client fetches and sends, against a host that looks at them.</summary>
public sealed class ClientTokenTests
{
    private readonly TestTokens _tokens = new();
    private readonly ConcurrentQueue<TokenContext> _asked = new();

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Token_OfTheProvider_IsSentWithEachKindOfCall(MethodType kind)
    {
        await using var server = await GuardedHost.StartAsync<GuardedByClass>(_tokens);
        await using var channel = Connect(server.Address, () => _tokens.For("alice"));

        Assert.Equal("alice".Length, await CallAsync(channel, kind));

        var asked = Assert.Single(_asked);
        Assert.Equal(("test.GuardedPlain", kind switch { MethodType.Unary => "Unary", MethodType.ClientStreaming => "Up", MethodType.ServerStreaming => "Down", _ => "Both" }, false), (asked.Service, asked.Method, asked.IsRenewal));
        Assert.Equal(channel.Address, asked.Target);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Token_ThatTheHostRefuses_IsRenewedOnceWhateverTheMethod(MethodType kind)
    {
        // None of the methods is idempotent: a GoRpc host says that it did not execute them.
        await using var server = await GuardedHost.StartAsync<GuardedByClass>(_tokens);
        var tokens = new Queue<GoRpcToken>([Lasting(_tokens.Wrong("unknown key")), Lasting(_tokens.For("alice"))]);
        await using var channel = Connect(server.Address, () => tokens.Dequeue());

        Assert.Equal(5, await CallAsync(channel, kind));
        Assert.Equal(5, await CallAsync(channel, kind));

        Assert.Equal([false, true], _asked.Select(context => context.IsRenewal));
    }

    [Fact]
    public async Task Token_ThatIsRefusedAgain_FailsTheCall()
    {
        await using var server = await GuardedHost.StartAsync<GuardedByClass>(_tokens);
        await using var channel = Connect(server.Address, () => Lasting(_tokens.Wrong("audience")));

        var refused = await Assert.ThrowsAsync<GoRpcException>(() => CallAsync(channel, MethodType.Unary));

        Assert.Equal((StatusCode.Unauthenticated, 2), (refused.StatusCode, refused.Call!.Attempts));
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Metadata_OfTheCallItself_StandsBeforeTheProvider()
    {
        await using var server = await GuardedHost.StartAsync<GuardedByClass>(_tokens);
        await using var channel = Connect(server.Address, () => throw new InvalidOperationException("Not to be asked."));

        var answer = await channel.CallInvoker.Unary("test.GuardedPlain/Unary", ProbeCalls.Message(1), GuardedHost.With(_tokens.For("bob")));

        Assert.Equal(3, ProbeCalls.Value(answer));
    }

    [Fact]
    public async Task Provider_OfARegisteredClient_TakesWhatItNeedsFromTheContainer()
    {
        await using var server = await GuardedHost.StartAsync<GuardedByClass>(_tokens);
        var services = new ServiceCollection();
        services.AddSingleton(_tokens);
        services.AddGoRpcClient<IGuardedPlain>("guarded", options => (options.Address, options.AllowUnencryptedCredentials) = (server.Address.OriginalString, true))
            .AddToken((provider, _, _) => new(provider.GetRequiredService<TestTokens>().For("carol!")));
        await using var container = services.BuildServiceProvider();

        Assert.Equal(6, await container.GetRequiredService<IGuardedPlain>().UnaryAsync(1));
    }

    [Fact]
    public async Task Provider_ThatThrows_FailsTheCallWithoutSendingIt()
    {
        await using var server = await GuardedHost.StartAsync<GuardedByClass>(_tokens);
        await using var unknown = Connect(server.Address, () => throw new InvalidOperationException("the secret of the provider"));
        await using var down = Connect(server.Address, () => throw new RpcException(new Status(StatusCode.Unavailable, "down")));

        var unauthenticated = await Assert.ThrowsAsync<GoRpcException>(() => CallAsync(unknown, MethodType.Unary));
        var unavailable = await Assert.ThrowsAsync<GoRpcException>(() => CallAsync(down, MethodType.DuplexStreaming));

        Assert.Equal((StatusCode.Unauthenticated, 0), (unauthenticated.StatusCode, unauthenticated.Call!.Attempts));
        Assert.Contains("the provider of its token failed", unauthenticated.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the secret", unauthenticated.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(unauthenticated.InnerException);
        Assert.Equal(StatusCode.Unavailable, unavailable.StatusCode);
        Assert.Empty(server.Logs.Of("CallerUnknown"));
    }

    [Fact]
    public void Channel_ToACleartextAddress_IsNotMadeWithAToken()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => GoRpcChannel.ForAddress("http://127.0.0.1:5081", options => options.AddToken((_, _) => new("secret"))));

        Assert.Contains("anybody on the way to 'http://127.0.0.1:5081' could read", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_ForAnEndpointThatIsFoundInCleartext_IsNotSent()
    {
        await using var server = await GuardedHost.StartAsync<GuardedByClass>(_tokens);
        await using var channel = GoRpcChannel.ForAddress("found:here", options =>
        {
            options.EndpointSources["found"] = _ => new Found(server.Address.OriginalString);
            options.AddToken((_, _) => new(_tokens.For("alice")));
        });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => CallAsync(channel, MethodType.Unary));

        Assert.Contains("The call of test.GuardedPlain/Unary was not sent: it has a token or an API key, and 'http://127.0.0.1", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Logs.Of("CallerUnknown"));
    }

    [Fact]
    public async Task Token_OverAUnixDomainSocket_IsSent()
    {
        var path = Path.Combine(Path.GetTempPath(), $"gorpc-{Guid.NewGuid():N}.sock");
        await using var server = await ServerUnderTest.StartAsync(
            builder =>
            {
                builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.ListenUnixSocket(path, listen => listen.Protocols = HttpProtocols.Http2));
                builder.Services.AddAuthentication("Bearer").AddJwtBearer(_tokens.Trust);
                builder.Services.AddAuthorization();
            },
            application => application.MapGoRpcService<GuardedByClass>());
        await using var channel = GoRpcChannel.ForAddress($"unix:{path}", options => options.AddToken((_, _) => new(_tokens.For("alice"))));

        Assert.Equal(5, await CallAsync(channel, MethodType.Unary));
    }

    [Fact]
    public async Task Token_OverTls_IsSentAndNowhereInTheLogs()
    {
        using var certificates = new TestCertificates();
        await using var server = await GuardedHost.StartAsync(_tokens, application => application.MapGoRpcService<GuardedByClass>(), listen: endpoint => endpoint.UseHttps(certificates.Server()));
        var logs = new RecordingLogger();
        var token = _tokens.For("alice");
        await using var channel = GoRpcChannel.ForAddress(server.Address, options =>
        {
            options.Tls.CaCertificates = [certificates.Authority];
            options.LoggerFactory = logs;
            options.AddToken((_, _) => new(token));
        });

        Assert.Equal(5, await CallAsync(channel, MethodType.ServerStreaming));

        Assert.DoesNotContain(logs.Lines, line => line.Contains(token, StringComparison.Ordinal));
    }

    private static GoRpcToken Lasting(string value) => new(value, TimeProvider.System.GetUtcNow().AddHours(1));

    private GoRpcChannel Connect(Uri address, Func<GoRpcToken?> token) => GoRpcChannel.ForAddress(address, options =>
    {
        options.AllowUnencryptedCredentials = true;
        options.Retry.BaseDelay = TimeSpan.Zero;
        options.AddToken((context, _) =>
        {
            _asked.Enqueue(context);
            return new(token());
        });
    });

    private static Task<int> CallAsync(GoRpcChannel channel, MethodType kind) => GuardedHost.CallAsync(channel.CreateClient<IGuardedPlain>(), kind);

    private sealed class Found(string address) : IEndpointSource
    {
        public async IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return [new GoRpcEndpoint(address)];
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }
}
