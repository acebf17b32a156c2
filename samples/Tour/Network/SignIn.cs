using GoRpc.Demo;

namespace GoRpc.Tour.Network;

/// <summary>Signs the Tour in when the host asks who calls, and not before: a host that asks nobody needs no token.</summary>
internal sealed class SignIn(ISignIn service, Screen screen)
{
    private const string User = "tourist";

    private volatile GoRpcToken? _token;

    /// <summary>Lets a client send tokens to the demo host, which speaks cleartext; its tokens are good for nothing else.</summary>
    public static void Allow(GoRpcClientOptions options) => options.AllowUnencryptedCredentials = true;

    /// <summary>Makes the calls of a channel known to the host.</summary>
    public void Use(GoRpcClientOptions options)
    {
        Allow(options);
        options.AddToken(TokenAsync);
    }

    /// <summary>The token for a call; null while the host has not asked for one.</summary>
    public async ValueTask<GoRpcToken?> TokenAsync(TokenContext context, CancellationToken cancellationToken)
    {
        if (context.IsRenewal)
        {
            var access = await service.SignInAsync(User, cancellationToken);
            _token = new GoRpcToken(access.Token, access.ExpiresAt);
            screen.Say($"[grey]the host asked who calls; signed in as {User}[/]");
        }

        return _token;
    }
}
