using GoRpc.Server.Arrival;

namespace GoRpc.Server.Identity;

/// <summary>
/// Says what is wrong with a token, by the exceptions of Microsoft.IdentityModel.Tokens, which JWT bearer authentication fails with. By name, because hosts without tokens don't
/// have that library.
/// </summary>
internal static class TokenFailures
{
    /// <summary>The reason and a sentence for the caller; null for an exception of another library.</summary>
    public static (string Reason, string Text)? Find(Exception? failure)
    {
        if (failure is AggregateException { InnerExceptions: [var first, ..] })
        {
            return Find(first);
        }

        for (var type = failure?.GetType(); type is not null; type = type.BaseType)
        {
            switch (type.Name)
            {
                case "SecurityTokenExpiredException":
                    return (RefusalReasons.TokenExpired, "The token has expired.");
                case "SecurityTokenNotYetValidException":
                    return (RefusalReasons.TokenNotYetValid, "The token is not valid yet.");
                case "SecurityTokenInvalidLifetimeException" or "SecurityTokenNoExpirationException":
                    return (RefusalReasons.TokenInvalid, "The token does not say when it is valid.");
                case "SecurityTokenInvalidAudienceException":
                    return (RefusalReasons.TokenAudience, "The token is for another audience than this host.");
                case "SecurityTokenInvalidIssuerException":
                    return (RefusalReasons.TokenIssuer, "The issuer of the token is none that this host trusts.");
                case "SecurityTokenSignatureKeyNotFoundException":
                    return (RefusalReasons.TokenUnknownKey, "The key that signed the token is none that this host knows.");
                case "SecurityTokenInvalidSignatureException":
                    return (RefusalReasons.TokenSignature, "The signature of the token is wrong.");
                case "SecurityTokenException" or "SecurityTokenArgumentException":
                    return (RefusalReasons.TokenInvalid, "The token can't be read, or breaks a rule of this host.");
                default:
                    break;
            }
        }

        return null;
    }
}
