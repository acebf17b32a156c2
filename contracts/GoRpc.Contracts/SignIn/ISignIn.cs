using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Demo;

/// <summary>Gives tokens to the users of a demo host whose other services want one.</summary>
[Service("gorpc.demo.SignIn")]
[Deadline("00:00:10")]
public interface ISignIn
{
    /// <summary>Signs a user in. It is a demo: whoever says a name is believed.</summary>
    /// <param name="user">The name of the user, not blank.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A token for the user's calls; INVALID_ARGUMENT without a name.</returns>
    [Idempotent]
    [AllowAnyCaller]
    ValueTask<AccessToken> SignInAsync(string user, CancellationToken cancellationToken = default);
}
