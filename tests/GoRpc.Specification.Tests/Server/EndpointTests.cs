using GoRpc.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Server;

/// <summary>What middleware sees of a mapped method.</summary>
public sealed class EndpointTests
{
    [AttributeUsage(AttributeTargets.All)]
    public sealed class NoteAttribute(string text) : Attribute
    {
        public string Text { get; } = text;
    }

    [Service("spec.Notes")]
    public interface INotes
    {
        [Authorize("writers")]
        [Idempotent]
        Task PlainAsync();

        [Note("interface method")]
        Task NotedAsync();
    }

    [Note("class")]
    public sealed class Notes : INotes
    {
        public Task PlainAsync() => Task.CompletedTask;

        [Note("method")]
        [AllowAnonymous]
        public Task NotedAsync() => Task.CompletedTask;
    }

    public sealed class ExplicitNotes : INotes
    {
        Task INotes.PlainAsync() => Task.CompletedTask;

        [Note("explicit method")]
        Task INotes.NotedAsync() => Task.CompletedTask;
    }

    [Fact]
    public async Task Attributes_OfContractAndImplementation_ReachTheEndpoint()
    {
        var endpoints = await HostFixture.StartAsync(application => application.MapGoRpcService<Notes>());

        var noted = endpoints.Of("/spec.Notes/Noted").Metadata;
        Assert.Equal(["class", "interface method", "method"], noted.GetOrderedMetadata<NoteAttribute>().Select(note => note.Text));
        Assert.Equal("writers", endpoints.Of("/spec.Notes/Plain").Metadata.GetMetadata<AuthorizeAttribute>()!.Policy);
        Assert.NotNull(noted.GetMetadata<AllowAnonymousAttribute>());
        Assert.Null(endpoints.Of("/spec.Notes/Plain").Metadata.GetMetadata<AllowAnonymousAttribute>());
    }

    [Fact]
    public async Task Attributes_OfAnExplicitImplementation_ReachTheEndpoint()
    {
        var endpoints = await HostFixture.StartAsync(application => application.MapGoRpcService<ExplicitNotes>());

        Assert.Equal("explicit method", endpoints.Of("/spec.Notes/Noted").Metadata.GetMetadata<NoteAttribute>()!.Text);
    }

    [Fact]
    public async Task Attributes_OfAnInterfaceServedFromTheContainer_ReachTheEndpoint()
    {
        var endpoints = await HostFixture.StartAsync(
            application => application.MapGoRpcService<INotes>(),
            builder => builder.Services.AddSingleton<INotes, Notes>());

        Assert.Equal("interface method", endpoints.Of("/spec.Notes/Noted").Metadata.GetMetadata<NoteAttribute>()!.Text);
    }

    [Fact]
    public async Task Contract_OfTheMethod_ReachesTheEndpoint()
    {
        var endpoints = await HostFixture.StartAsync(application => application.MapGoRpcService<Notes>());

        var contract = endpoints.Of("/spec.Notes/Plain").Metadata.GetRequiredMetadata<MethodContract>();
        Assert.Equal("/spec.Notes/Plain", contract.Path);
        Assert.True(contract.IsIdempotent);
    }

    [Fact]
    public async Task Conventions_OfTheMapping_ReachEveryMethodAndNoOtherEndpoint()
    {
        var endpoints = await HostFixture.StartAsync(application => application.MapGoRpcService<Notes>().RequireAuthorization("editors"));

        Assert.All(["/spec.Notes/Plain", "/spec.Notes/Noted"], path => Assert.Contains(
            endpoints.Of(path).Metadata.GetOrderedMetadata<IAuthorizeData>(), data => data.Policy == "editors"));
        Assert.Empty(endpoints.Of("/grpc.health.v1.Health/Check").Metadata.GetOrderedMetadata<IAuthorizeData>());
    }

    [Fact]
    public async Task Health_OfSeveralServices_IsMappedOnce()
    {
        var endpoints = await HostFixture.StartAsync(application =>
        {
            application.MapGoRpcService<Notes>();
            application.MapGoRpcService<MappingTests.Clock>();
        });

        endpoints.Of("/grpc.health.v1.Health/Check");
        endpoints.Of("/grpc.health.v1.Health/Watch");
    }

    [Fact]
    public async Task Health_ThatTheApplicationMapsItself_IsAFaultThatNamesTheOption()
    {
        var failure = await HostFixture.FailAsync(application =>
        {
            application.MapGrpcHealthChecksService();
            application.MapGoRpcService<Notes>();
        });

        Assert.Equal(2, failure.Faults.Count);
        Assert.All(failure.Faults, fault => Assert.Contains("EnableHealth", fault.Fix));
    }

    [Fact]
    public async Task Health_ThatIsSwitchedOff_IsLeftToTheApplication()
    {
        var endpoints = await HostFixture.StartAsync(
            application =>
            {
                application.MapGrpcHealthChecksService();
                application.MapGoRpcService<Notes>();
            },
            builder => builder.Services.Configure<GoRpcServerOptions>(options => options.EnableHealth = false));

        endpoints.Of("/grpc.health.v1.Health/Check");
    }
}
