using System.Text;
using GoRpc.Integration.Tests.Server;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Identity;

/// <summary>What is said about tokens that are not accepted.</summary>
public sealed class TokenTests
{
    private readonly TestTokens _tokens = new();

    [Theory]
    [InlineData("expired", "TOKEN_EXPIRED", "The token has expired.")]
    [InlineData("not yet valid", "TOKEN_NOT_YET_VALID", "The token is not valid yet.")]
    [InlineData("audience", "TOKEN_WRONG_AUDIENCE", "The token is for another audience than this host.")]
    [InlineData("issuer", "TOKEN_WRONG_ISSUER", "The issuer of the token is none that this host trusts.")]
    [InlineData("unknown key", "TOKEN_UNKNOWN_KEY", "The key that signed the token is none that this host knows.")]
    [InlineData("signature", "TOKEN_WRONG_SIGNATURE", "The signature of the token is wrong.")]
    [InlineData("nonsense", "TOKEN_INVALID", "The token can't be read, or breaks a rule of this host.")]
    public async Task Token_ThatIsWrong_IsUnauthenticatedAndSaysHow(string how, string reason, string text)
    {
        await using var server = await GuardedHost.StartAsync<GuardedByClass>(_tokens);
        var token = _tokens.Wrong(how);

        var refused = await Assert.ThrowsAsync<RpcException>(() => server.Calls.CallAsync(MethodType.Unary, "test.GuardedPlain", GuardedHost.With(token), 1));

        Assert.Equal((StatusCode.Unauthenticated, text), (refused.StatusCode, refused.Status.Detail));
        Assert.Contains(reason, Encoding.UTF8.GetString(refused.Trailers.GetValueBytes("grpc-status-details-bin")!), StringComparison.Ordinal);
        Assert.StartsWith("Bearer error=\"invalid_token\"", refused.Trailers.GetValue("www-authenticate"), StringComparison.Ordinal);
        var line = Assert.Single(server.Logs.Of("CallerUnknown")).Message;
        Assert.Contains($"'/test.GuardedPlain/Unary' from 127.0.0.1 was rejected: its caller is not known ({reason}). {text}", line, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Logs.Entries, entry => entry.Category.StartsWith("GoRpc", StringComparison.Ordinal) && entry.Message.Contains(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "CREDENTIALS_MISSING")]
    [InlineData("expired", "TOKEN_EXPIRED")]
    public async Task GoRpcClient_ThatIsRefused_ReadsTheReason(string? how, string reason)
    {
        await using var server = await GuardedHost.StartAsync<GuardedByClass>(_tokens);
        await using var channel = GoRpcChannel.ForAddress(server.Address, options =>
        {
            options.AllowUnencryptedCredentials = true;
            options.AddToken((_, _) => new(how is null ? null : _tokens.Wrong(how)));
        });

        var refused = await Assert.ThrowsAsync<GoRpcException>(() => channel.CreateClient<IGuardedPlain>().UnaryAsync(1));

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.Equal((reason, "gorpc"), (refused.Details.ErrorInfo!.Reason, refused.Details.ErrorInfo.Domain));
    }
}
