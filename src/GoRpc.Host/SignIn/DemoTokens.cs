using System.Security.Cryptography;
using GoRpc.Demo;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GoRpc.Host.SignIn;

/// <summary>Makes the tokens of the demo, and makes the host believe them. The key is made when the host starts, so that none of them outlives it.</summary>
internal sealed class DemoTokens(TimeProvider timeProvider) : IConfigureNamedOptions<JwtBearerOptions>
{
    private const string Name = "gorpc-demo";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly SymmetricSecurityKey _key = new(RandomNumberGenerator.GetBytes(32));
    private readonly JsonWebTokenHandler _handler = new();

    public AccessToken Issue(string user)
    {
        // A token counts whole seconds.
        var expires = DateTimeOffset.FromUnixTimeSeconds((timeProvider.GetUtcNow() + Lifetime).ToUnixTimeSeconds()).UtcDateTime;
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Name,
            Claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = user },
            NotBefore = timeProvider.GetUtcNow().UtcDateTime,
            Expires = expires,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
        });
        return new AccessToken { Token = token, ExpiresAt = expires };
    }

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = Name,
            ValidAudience = Name,
            IssuerSigningKey = _key,
            NameClaimType = JwtRegisteredClaimNames.Sub,
        };
    }
}
