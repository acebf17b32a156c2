using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GoRpc.Integration.Tests.Identity;

/// <summary>An issuer of tokens that lives as long as a test.</summary>
internal sealed class TestTokens
{
    public const string Issuer = "https://issuer.test";
    public const string Audience = "gorpc-tests";

    private readonly SymmetricSecurityKey _key = new(RandomNumberGenerator.GetBytes(32)) { KeyId = "one" };

    /// <summary>Makes a host believe the tokens of this issuer.</summary>
    public void Trust(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            IssuerSigningKey = _key,
            ClockSkew = TimeSpan.Zero,
            NameClaimType = "sub",
            RoleClaimType = "role",
        };
    }

    /// <summary>A token for a caller.</summary>
    /// <param name="name">Its subject.</param>
    /// <param name="claims">Claims by their type, for example <c>role:clerk</c>.</param>
    public string For(string name, params string[] claims) => Create(name, claims: claims);

    public string Create(
        string name, string issuer = Issuer, string audience = Audience, int notBefore = -60, int expires = 60, SecurityKey? key = null, params string[] claims)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now.AddMinutes(notBefore),
            IssuedAt = now.AddMinutes(notBefore),
            Expires = now.AddMinutes(expires),
            Subject = new ClaimsIdentity([new Claim("sub", name), .. claims.Select(claim => new Claim(claim.Split(':')[0], claim.Split(':')[1]))]),
            SigningCredentials = new SigningCredentials(key ?? _key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>A token that is wrong in one way.</summary>
    public string Wrong(string how) => how switch
    {
        "expired" => Create("alice", notBefore: -120, expires: -1),
        "not yet valid" => Create("alice", notBefore: 60, expires: 120),
        "audience" => Create("alice", audience: "another"),
        "issuer" => Create("alice", issuer: "https://stranger.test"),
        "unknown key" => Create("alice", key: new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)) { KeyId = "two" }),
        "signature" => Create("alice", key: new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)) { KeyId = "one" }),
        _ => "no.token.at.all",
    };
}
