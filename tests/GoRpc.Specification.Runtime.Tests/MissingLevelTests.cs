using GoRpc.Specification.Tests.Server;
using GoRpc.Tests.Shared;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Runtime.Tests;

/// <summary>An assembly that GoRpc did not compile has to say which form its times have.</summary>
public sealed class MissingLevelTests
{
    [Fact]
    public void CreateClient_TimesWithoutLevel_AreAnsweredByTheOption()
    {
        using var unanswered = GoRpcChannel.ForAddress("http://localhost:1");
        using var answered = GoRpcChannel.ForAddress("http://localhost:1", options => options.DefaultCompatibilityLevel = CompatibilityLevel.Level300);

        var fault = Assert.Single(Assert.Throws<ContractException>(unanswered.CreateClient<ITimes>).Faults);

        Assert.Contains("CompatibilityLevel.Level300", fault.Fix);
        Assert.Contains(nameof(GoRpcClientOptions.DefaultCompatibilityLevel), fault.Fix);
        Assert.NotNull(answered.CreateClient<ITimes>());
    }

    [Fact]
    public async Task Host_TimesWithoutLevel_AreAnsweredByTheOption()
    {
        var exception = await HostFixture.FailAsync(application => application.MapGoRpcService<Times>()).Within("the host to refuse");
        var endpoints = await HostFixture.StartAsync(
            application => application.MapGoRpcService<Times>(),
            builder => builder.Services.AddGoRpc(options => options.DefaultCompatibilityLevel = CompatibilityLevel.Level300));

        Assert.Equal("GORPC190", Assert.Single(exception.Faults).Id);
        endpoints.Of("/spec.Times/Now");
    }

    [Service("spec.Times")]
    public interface ITimes
    {
        Task<DateTime> NowAsync();
    }

    public sealed class Times : ITimes
    {
        public Task<DateTime> NowAsync() => Task.FromResult(DateTime.UnixEpoch);
    }
}
