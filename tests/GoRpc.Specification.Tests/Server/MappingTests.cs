using System.Reflection;
using System.Runtime.Serialization;
using Microsoft.AspNetCore.Builder;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Server;

/// <summary>Everything that keeps a service from being served shows when the host starts.</summary>
public sealed class MappingTests
{
    [Service("spec.Clock")]
    public interface IClock
    {
        Task<int> HourAsync();
    }

    [Service("spec.Radio")]
    public interface IRadio
    {
        Task TuneAsync(double frequency);
    }

#pragma warning disable GORPC120, GORPC140 // The host is to find these when it maps the service.
    [Service("spec.Broken")]
    public interface IBroken
    {
        Task<object> AnyAsync();

        Task BothAsync(NoNumbers value);
    }

    [DataContract]
    public sealed class NoNumbers
    {
        [DataMember]
        public int Value { get; set; }
    }
#pragma warning restore GORPC120, GORPC140

    public class Clock : IClock
    {
        public Task<int> HourAsync() => Task.FromResult(12);
    }

    public sealed class OtherClock : Clock;

    public sealed class ClockRadio : IClock, IRadio
    {
        public Task<int> HourAsync() => Task.FromResult(12);

        public Task TuneAsync(double frequency) => Task.CompletedTask;
    }

    public sealed class Broken : IBroken
    {
        public Task<object> AnyAsync() => Task.FromResult(new object());

        public Task BothAsync(NoNumbers value) => Task.CompletedTask;
    }

    public sealed class NoContract : IComparable
    {
        public int CompareTo(object? obj) => 0;
    }

    public sealed class HiddenClock : Clock
    {
        private HiddenClock()
        {
        }
    }

    public abstract class AbstractClock : Clock;

    [Fact]
    public async Task Map_OfOneImplementationOfTwoContracts_ServesBoth()
    {
        var endpoints = await HostFixture.StartAsync(application => application.MapGoRpcService<ClockRadio>());

        endpoints.Of("/spec.Clock/Hour");
        endpoints.Of("/spec.Radio/Tune");
    }

    [Fact]
    public async Task Map_OfFaultyServices_ListsTheFaultsOfAllAtStart()
    {
        var failure = await HostFixture.FailAsync(application =>
        {
            application.MapGoRpcService<Broken>();
            application.MapGoRpcService<NoContract>();
            application.MapGoRpcService<IRadio>();
        });

        Assert.Contains(failure.Faults, fault => fault.Where.Contains("IBroken.AnyAsync"));
        Assert.Contains(failure.Faults, fault => fault.Where.Contains("NoNumbers"));
        Assert.Contains(failure.Faults, fault => fault.Where.Contains("NoContract") && fault.Found.Contains("IComparable"));
        Assert.Contains(failure.Faults, fault => fault.Where.Contains("IRadio") && fault.Fix.Contains("AddScoped<MappingTests.IRadio"));
    }

    [Theory]
    [InlineData(nameof(MapHiddenClock), "HiddenClock")]
    [InlineData(nameof(MapAbstractClock), "AbstractClock")]
    public async Task Map_OfAClassThatCannotBeMade_IsAFault(string map, string name)
    {
        var mapping = GetType().GetMethod(map, BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<Action<WebApplication>>();

        var failure = await HostFixture.FailAsync(mapping);

        Assert.Contains(name, Assert.Single(failure.Faults).Where);
    }

    [Fact]
    public async Task Map_OfTwoImplementationsOfOneContract_NamesPathAndBoth()
    {
        var failure = await HostFixture.FailAsync(application =>
        {
            application.MapGoRpcService<Clock>();
            application.MapGoRpcService<OtherClock>();
        });

        var fault = Assert.Single(failure.Faults);
        Assert.Equal("'/spec.Clock/Hour'", fault.Where);
        Assert.Contains("'MappingTests.Clock'", fault.Found);
        Assert.Contains("'MappingTests.OtherClock'", fault.Found);
    }

    [Fact]
    public async Task Map_OfTwoImplementationsForDifferentHosts_ServesBoth()
    {
        var endpoints = await HostFixture.StartAsync(application =>
        {
            application.MapGoRpcService<Clock>().RequireHost("one.example");
            application.MapGoRpcService<OtherClock>().RequireHost("two.example");
        });

        Assert.Equal(2, endpoints.Count(endpoint => endpoint.DisplayName == "gRPC - /spec.Clock/Hour"));
    }

    [Fact]
    public async Task Map_OfAPathThatAnotherEndpointHas_IsAFault()
    {
        var failure = await HostFixture.FailAsync(application =>
        {
            application.MapGoRpcService<Clock>();
            application.MapPost("spec.clock/hour", () => "twelve");
        });

        Assert.Contains("HTTP: POST spec.clock/hour", Assert.Single(failure.Faults).Found);
    }

    [Fact]
    public async Task Map_ByUseEndpoints_IsCheckedAsWell()
    {
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddGoRpc();
        await using var application = builder.Build();
        application.UseRouting();
#pragma warning disable ASP0014 // Older applications map so, and their mapping runs while the web server starts.
        application.UseEndpoints(endpoints =>
        {
            endpoints.MapGoRpcService<Clock>();
            endpoints.MapGoRpcService<OtherClock>();
        });
#pragma warning restore ASP0014

        await Assert.ThrowsAsync<ContractException>(() => application.StartAsync());
    }

    [Fact]
    public async Task Map_OfTwoImplementationsInTwoGroups_IsAFault()
    {
        var failure = await HostFixture.FailAsync(application =>
        {
            application.MapGroup("").MapGoRpcService<Clock>();
            application.MapGroup("").MapGoRpcService<OtherClock>();
        });

        Assert.Equal("'/spec.Clock/Hour'", Assert.Single(failure.Faults).Where);
    }

    [Fact]
    public async Task Map_OfAFaultyServiceAfterStart_ThrowsAtOnce()
    {
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddGoRpc();
        await using var application = builder.Build();
        await application.StartAsync();

        Assert.Throws<ContractException>(() => application.MapGoRpcService<Broken>());
    }

    [Fact]
    public async Task MapGoRpcServices_WithoutArguments_MapsTheClassesOfTheCallingAssembly()
    {
        // This assembly has two clocks, so the discovery shows in what it complains about.
        var failure = await HostFixture.FailAsync(application => application.MapGoRpcServices());

        var fault = Assert.Single(failure.Faults, fault => fault.Where == "'/spec.Clock/Hour'");
        Assert.Contains("'MappingTests.Clock'", fault.Found);
        Assert.Contains("'MappingTests.ClockRadio'", fault.Found);
    }

    [Fact]
    public async Task MapGoRpcServices_OfAnAssemblyWithoutImplementations_SaysWhatToWrite()
    {
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddGoRpc();
        await using var application = builder.Build();

        var failure = Assert.Throws<InvalidOperationException>(() => application.MapGoRpcServices(typeof(GoRpcChannel).Assembly));

        Assert.Contains("'GoRpc.Client'", failure.Message);
        Assert.Contains("app.MapGoRpcService<MyService>()", failure.Message);
    }

    private static void MapHiddenClock(WebApplication application) => application.MapGoRpcService<HiddenClock>();

    private static void MapAbstractClock(WebApplication application) => application.MapGoRpcService<AbstractClock>();
}
