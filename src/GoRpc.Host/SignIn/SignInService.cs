using GoRpc.Demo;
using Grpc.Core;

namespace GoRpc.Host.SignIn;

internal sealed class SignInService(DemoTokens tokens) : ISignIn
{
    public ValueTask<AccessToken> SignInAsync(string user, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(user)
        ? throw new GoRpcException(StatusCode.InvalidArgument, "The user has no name.")
        : ValueTask.FromResult(tokens.Issue(user));
}
