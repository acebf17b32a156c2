using GoRpc.Integration.Tests.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Identity;

/// <summary>Who may call what: [Authorize] wherever it may stand, for each kind of call.</summary>
public sealed class AuthorizationTests
{
    private readonly TestTokens _tokens = new();

    public static TheoryData<string, MethodType> PlacesAndKinds
    {
        get
        {
            var data = new TheoryData<string, MethodType>();
            foreach (var place in GuardedHost.Places)
            {
                foreach (var kind in Enum.GetValues<MethodType>())
                {
                    data.Add(place, kind);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(PlacesAndKinds))]
    public async Task Call_WithAndWithoutToken_IsLetThroughAndRefused(string place, MethodType kind)
    {
        await using var server = await GuardedHost.StartAsync(_tokens, application => GuardedHost.Map(application, place), authorization: AddAdults);
        var service = place.StartsWith("GuardedByClass", StringComparison.Ordinal) ? "test.GuardedPlain" : $"test.{place}";

        var refused = await Assert.ThrowsAsync<RpcException>(() => server.Calls.CallAsync(kind, service, default, 1));
        var answer = await server.Calls.CallAsync(kind, service, GuardedHost.With(_tokens.For("alice")), 1);

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.Equal("The method is for known callers, and the call has none of the credentials that are accepted (Bearer).", refused.Status.Detail);
        Assert.Equal("1", refused.Trailers.GetValue("gorpc-not-executed"));
        Assert.Equal(["alice".Length], answer);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Role_ThatTheCallerLacks_IsNamed(MethodType kind)
    {
        await using var server = await GuardedHost.StartAsync<GuardedByRole>(_tokens);

        var refused = await RefusedAsync(server, kind, _tokens.For("alice", "role:guest"));
        await server.Calls.CallAsync(kind, "test.GuardedPlain", GuardedHost.With(_tokens.For("alice", "role:admin")), 1);

        Assert.Equal((StatusCode.PermissionDenied, "The caller has none of the roles that the method is for: 'clerk', 'admin'."), (refused.StatusCode, refused.Status.Detail));
        var line = Assert.Single(server.Logs.Of("CallerForbidden")).Message;
        Assert.Contains("by 'alice' from 127.0.0.1 was rejected: its caller may not make it (ROLE_MISSING).", line, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Policy_ThatTheCallerDoesNotMeet_IsNamedWithoutWhatItAsksFor(MethodType kind)
    {
        await using var server = await GuardedHost.StartAsync<GuardedByPolicy>(
            _tokens, authorization: AddAdults);

        var refused = await RefusedAsync(server, kind, _tokens.For("alice", "age:17"));
        await server.Calls.CallAsync(kind, "test.GuardedPlain", GuardedHost.With(_tokens.For("alice", "age:42")), 1);

        Assert.Equal((StatusCode.PermissionDenied, "The caller does not meet what the method asks for: the policy 'adults'."), (refused.StatusCode, refused.Status.Detail));
    }

    [Fact]
    public async Task Claim_ThatTheCallerLacks_IsNamedWithoutItsValues()
    {
        await using var server = await GuardedHost.StartAsync<GuardedByPolicy>(_tokens, authorization: policies => policies.AddPolicy("adults", policy => policy.RequireClaim("age", "secret")));

        var refused = await RefusedAsync(server, MethodType.Unary, _tokens.For("alice", "age:17"));

        Assert.Equal("The caller lacks the claim 'age', or has another value than the method is for.", refused.Status.Detail);
    }

    [Theory]
    [InlineData("Open")]
    [InlineData("OpenToo")]
    public async Task Method_ThatIsOpen_IsForAnybodyThoughItsContractIsGuarded(string method)
    {
        await using var server = await GuardedHost.StartAsync<GuardedByInterface>(_tokens, authorization: AddAdults);

        var nobody = await server.Calls.Unary($"test.GuardedByInterface/{method}", [0x08, 1]);
        var alice = await server.Calls.Unary($"test.GuardedByInterface/{method}", [0x08, 1], GuardedHost.With(_tokens.For("alice")));

        Assert.Equal((0, 5), (ProbeCalls.Value(nobody), ProbeCalls.Value(alice)));
    }

    [Theory]
    [InlineData("age:17", "role:clerk", "The caller does not meet what the method asks for: the policy 'adults'.")]
    [InlineData("age:42", "role:guest", "The caller has none of the roles that the method is for: 'clerk'.")]
    [InlineData("age:42", "role:clerk", "")]
    public async Task AuthorizeCallers_WithPolicyAndRoles_AsksForBoth(string age, string role, string expected)
    {
        await using var server = await GuardedHost.StartAsync<GuardedByInterface>(_tokens, authorization: AddAdults);

        using var call = server.Calls.Unary("test.GuardedByInterface/Sell", [0x08, 1], GuardedHost.With(_tokens.For("alice", age, role)));
        await Record.ExceptionAsync(() => call.ResponseAsync);

        Assert.Equal(expected, call.GetStatus().Detail);
    }

    [Fact]
    public async Task RequireAuthorization_OfTheMapping_GuardsAsAttributesDo()
    {
        await using var server = await GuardedHost.StartAsync(_tokens, application => application.MapGoRpcService<Probe>().RequireAuthorization(), services: services => services.AddSingleton(new Probe.Script()));

        var refused = await Assert.ThrowsAsync<RpcException>(() => server.Calls.CallAsync(MethodType.Unary, default, 1));
        await server.Calls.CallAsync(MethodType.Unary, GuardedHost.With(_tokens.For("alice")), 1);

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    [Fact]
    public async Task Endpoint_ThatIsNoneOfGoRpc_KeepsItsHttpStatus()
    {
        await using var server = await GuardedHost.StartAsync(_tokens, application =>
        {
            application.MapGoRpcService<GuardedByClass>();
            application.MapGet("/plain", () => "text").RequireAuthorization();
        });

        using var request = new HttpRequestMessage(HttpMethod.Get, "/plain") { Version = new Version(2, 0), VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await server.Http.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Host_WithoutAuthorization_DoesNotStartWithMethodsThatNeedIt()
    {
        var failure = await Assert.ThrowsAsync<ContractException>(() => ServerUnderTest.StartAsync<GuardedByMethod>());

        Assert.Equal(4, failure.Faults.Count(fault => fault.Id == "GORPC230"));
        Assert.Contains("'/test.GuardedByMethod/Unary' has [Authorize], and the host has no authorization.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Type builder.Services.AddAuthorization()", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_WithoutThePolicyOrSchemeOfAMethod_DoesNotStart()
    {
        var policy = await Assert.ThrowsAsync<ContractException>(() => GuardedHost.StartAsync<GuardedByUnknownPolicy>(_tokens));
        var scheme = await Assert.ThrowsAsync<ContractException>(() => GuardedHost.StartAsync<GuardedByUnknownScheme>(_tokens));

        Assert.Contains("has [Authorize] with the policy 'adlts', which the host does not have.", policy.Message, StringComparison.Ordinal);
        Assert.Contains("has [Authorize] with the scheme 'Barer', which the host does not have. A scheme of authentication is known by its name (Bearer).", scheme.Message, StringComparison.Ordinal);
    }

    private static Task<RpcException> RefusedAsync(ServerUnderTest server, MethodType kind, string token) =>
        Assert.ThrowsAsync<RpcException>(() => server.Calls.CallAsync(kind, "test.GuardedPlain", GuardedHost.With(token), 1));

    private static void AddAdults(AuthorizationBuilder policies) => policies.AddPolicy("adults", policy => policy.RequireAssertion(call => call.User.HasClaim("age", "42")));
}
