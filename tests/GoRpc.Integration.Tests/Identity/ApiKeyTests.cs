using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using GoRpc.Integration.Tests.Server;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GoRpc.Integration.Tests.Identity;

/// <summary>Callers that are known by a key.</summary>
public sealed class ApiKeyTests
{
    private const string Key = "a-key-that-is-long-enough";

    private readonly TestTokens _tokens = new();

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Call_WithTheKeyOfACaller_IsThatCallers(MethodType kind)
    {
        await using var server = await StartAsync(options => options.Keys["robot"] = new GoRpcApiKey { Key = Key });

        var answer = await server.Calls.CallAsync(kind, "test.GuardedPlain", With(Key), 1);

        Assert.Equal(["robot".Length], answer);
    }

    [Fact]
    public async Task Key_ThatIsKnownByItsHash_IsAccepted()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));
        await using var server = await StartAsync(options => options.Keys["robot"] = new GoRpcApiKey { Sha256 = hash });

        Assert.Equal([5], await server.Calls.CallAsync(MethodType.Unary, "test.GuardedPlain", With(Key), 1));
    }

    [Theory]
    [InlineData(null, "CREDENTIALS_MISSING", "The method is for known callers, and the call has none of the credentials that are accepted (ApiKey).")]
    [InlineData("another-key-that-is-long", "API_KEY_UNKNOWN", "The API key of the call is none that this host knows.")]
    [InlineData("a-key-that-is-long-enougH", "API_KEY_UNKNOWN", "The API key of the call is none that this host knows.")]
    [InlineData("a-key-that-is-long-enoug", "API_KEY_UNKNOWN", "The API key of the call is none that this host knows.")]
    public async Task Call_WithoutOrWithAnotherKey_IsUnauthenticated(string? key, string reason, string text)
    {
        await using var server = await StartAsync(options => options.Keys["robot"] = new GoRpcApiKey { Key = Key });

        var refused = await Assert.ThrowsAsync<RpcException>(() => server.Calls.CallAsync(MethodType.Unary, "test.GuardedPlain", With(key), 1));

        Assert.Equal((StatusCode.Unauthenticated, text), (refused.StatusCode, refused.Status.Detail));
        Assert.Contains(reason, Assert.Single(server.Logs.Of("CallerUnknown")).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Logs.Entries, entry => key is not null && entry.Message.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Key_ThatOnlyTheApplicationKnows_IsAskedFor()
    {
        await using var server = await StartAsync(options => options.FindCaller = (key, _) => new(
            key == "from-the-database" ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "db")], "ApiKey")) : null));

        Assert.Equal([2], await server.Calls.CallAsync(MethodType.Unary, "test.GuardedPlain", With("from-the-database"), 1));
        var refused = await Assert.ThrowsAsync<RpcException>(() => server.Calls.CallAsync(MethodType.Unary, "test.GuardedPlain", With("from-nowhere"), 1));
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    [Fact]
    public async Task Keys_FromConfiguration_HaveNamesAndRoles()
    {
        await using var server = await ServerUnderTest.StartAsync(
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Authentication:Schemes:ApiKey:HeaderName"] = "x-robot-key",
                    ["Authentication:Schemes:ApiKey:Keys:robot:Key"] = Key,
                    ["Authentication:Schemes:ApiKey:Keys:robot:Roles:0"] = "clerk",
                });
                builder.Services.AddAuthentication(GoRpcApiKeyDefaults.AuthenticationScheme).AddGoRpcApiKey();
                builder.Services.AddAuthorization();
            },
            application => application.MapGoRpcService<GuardedByRole>());

        Assert.Equal([5], await server.Calls.CallAsync(MethodType.Unary, "test.GuardedPlain", new CallOptions(new Metadata { { "x-robot-key", Key } }), 1));
    }

    [Theory]
    [InlineData(null, null, "Keys:robot of the scheme 'ApiKey' has no key. Type its Key, or its Sha256.")]
    [InlineData("short", null, "Keys:robot of the scheme 'ApiKey' has a key of 5 characters, which is soon guessed.")]
    [InlineData(null, "12", "Keys:robot of the scheme 'ApiKey' has a hash that is none.")]
    [InlineData("a key with blanks in it", null, "Keys:robot of the scheme 'ApiKey' has a key with characters that a header can't hold.")]
    public async Task Key_ThatMakesNoSense_KeepsTheHostFromStarting(string? key, string? hash, string text)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(options => options.Keys["robot"] = new GoRpcApiKey { Key = key, Sha256 = hash }));

        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GoRpcClient_WithAKey_SendsItOnlyWhereItMay(bool isAllowed)
    {
        await using var server = await StartAsync(options => options.Keys["robot"] = new GoRpcApiKey { Key = Key });

        if (isAllowed)
        {
            await using var channel = GoRpcChannel.ForAddress(server.Address, options =>
            {
                options.AllowUnencryptedCredentials = true;
                options.AddApiKey(Key);
            });
            Assert.Equal(5, await channel.CreateClient<IGuardedPlain>().UnaryAsync(1));
        }
        else
        {
            var failure = Assert.Throws<OptionsValidationException>(() => GoRpcChannel.ForAddress(server.Address, options => options.AddApiKey(Key)));
            Assert.Contains("AllowUnencryptedCredentials: is false, and the client has a token or an API key", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Key, failure.Message, StringComparison.Ordinal);
        }
    }

    private Task<ServerUnderTest> StartAsync(Action<GoRpcApiKeyOptions> configure) =>
        GuardedHost.StartAsync<GuardedByKey>(_tokens, schemes => schemes.AddGoRpcApiKey(configure));

    private static CallOptions With(string? key) => new(key is null ? null : new Metadata { { "x-api-key", key } });
}
