using GoRpc.Specification.Tests.Server;
using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>Which interceptors a method has, in which order, and where they come from.</summary>
public sealed class OrderTests
{
    [Fact]
    public async Task Interceptors_OfAHost_GoFromHostToServiceToMethod()
    {
        var log = new WorksLog();
        await using var host = await StartAsync(log, builder => builder
            .AddInterceptor(Trace(log, "first"))
            .AddInterceptor(Trace(log, "late"), options => options.Order = 1)
            .AddInterceptor(Trace(log, "plain only"), options => options.AppliesTo = method => method.Name == "Plain")
            .AddInterceptor(Trace(log, "second")));
        using var channel = GoRpcChannel.ForAddress(host.Urls.Single());

        await new CallsWithoutContract(channel).CallAsync("Traced").Within("the call");

        Assert.Equal(
            ["early method", "first", "second", "contract", "injected", "implementation", "method", "host's method", "implementing method", "late"], log.Entries);
    }

    [Fact]
    public async Task Interceptors_OfOtherMethods_AreNotThere()
    {
        var log = new WorksLog();
        await using var host = await StartAsync(log, builder => builder
            .AddInterceptor(Trace(log, "plain only"), options => options.AppliesTo = method => method.Name == "Plain"));
        using var channel = GoRpcChannel.ForAddress(host.Urls.Single());

        await new CallsWithoutContract(channel).CallAsync("Plain").Within("the call");

        Assert.Equal(["plain only", "contract", "injected", "implementation"], log.Entries);
    }

    [Fact]
    public async Task Interceptors_OfAClient_GoFromChannelToServiceToMethod()
    {
        var (ofHost, ofClient) = (new WorksLog(), new WorksLog());
        await using var host = await StartAsync(ofHost, static _ => { });
        await using var services = ClientOf(host, ofClient, builder => builder
            .AddInterceptor<Noted>(options => options.Order = 5)
            .Configure(options =>
            {
                options.AddInterceptor(Trace(ofClient, "first"));
                options.AddInterceptor(Trace(ofClient, "plain only"), own => own.AppliesTo = method => method.Name == "Plain");
            }));

        Assert.Equal(7, await services.GetRequiredService<IOrdered>().TracedAsync(7).Within("the call"));

        Assert.Equal(["early method", "first", "contract", "injected", "method", "client's method", "injected"], ofClient.Entries);
    }

    [Fact]
    public async Task Interceptor_OfAHost_HasTheLifetimeThatIsRegistered()
    {
        var log = new WorksLog();
        await using var host = await StartAsync(log, builder =>
        {
            builder.AddInterceptor<Outer>().AddInterceptor<Inner>();
            builder.Services.AddSingleton<Numbers>().AddScoped<Scoped>();
        });
        using var channel = GoRpcChannel.ForAddress(host.Urls.Single());
        var client = new CallsWithoutContract(channel);

        await client.CallAsync("Plain").Within("the call");
        await client.CallAsync("Plain").Within("the second call");

        // Both see one object per call; the interceptor that was made for the call is disposed after it.
        Assert.Equal(["outer 1", "inner 1", "inner disposed", "outer 2", "inner 2", "inner disposed"], log.Entries.Where(entry => entry.Contains("er ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Interceptor_OfAClient_IsMadeOncePerChannel()
    {
        var log = new WorksLog();
        await using var host = await StartAsync(new WorksLog(), static _ => { });
        var services = ClientOf(host, log, builder =>
        {
            builder.AddInterceptor<Inner>();
            builder.Services.AddSingleton<Numbers>().AddTransient<Scoped>();
        });

        var client = services.GetRequiredService<IOrdered>();
        await client.PlainAsync(1).Within("the call");
        await client.PlainAsync(1).Within("the second call");
        await services.DisposeAsync();

        Assert.Equal(["inner 1", "inner 1", "inner disposed"], log.Entries.Where(entry => entry.Contains("er ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Interceptor_OfAHostThatCanNotBeMade_KeepsItFromStarting()
    {
        var faults = await HostFixture.FailAsync(
            static application => application.MapGoRpcService<Ordered>(),
            static builder => builder.Services.AddGoRpc().AddInterceptor<Hidden>());

        Assert.Equal(
            [("GORPC204", "'OrderTests.Hidden' around '/spec.Ordered/Traced'"), ("GORPC204", "'OrderTests.Hidden' around '/spec.Ordered/Plain'")],
            faults.Faults.Select(fault => (fault.Id, fault.Where)));
    }

    [Fact]
    public void Interceptor_OfAClientThatCanNotBeMade_KeepsItFromBeingMade()
    {
        using var channel = GoRpcChannel.ForAddress("http://localhost:1");

        var failure = Assert.Throws<InvalidOperationException>(channel.CreateClient<IOrdered>);

        Assert.StartsWith("The interceptor 'Noted' can't be made for a client: Unable to resolve service for type", failure.Message);
        Assert.Contains("Sides = CallSides.Server", failure.Message);
    }

    private static Through Trace(WorksLog log, string name) => new((_, next) =>
    {
        log.Add(name);
        return next();
    });

    private static async Task<WebApplication> StartAsync(WorksLog log, Action<IGoRpcServerBuilder> configure)
    {
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddSingleton<IWorksLog>(log);
        configure(builder.Services.AddGoRpc());
        var application = builder.Build();
        application.MapGoRpcService<Ordered>();
        await application.StartAsync().Within("the host to start");
        return application;
    }

    private static ServiceProvider ClientOf(WebApplication host, WorksLog log, Action<IGoRpcClientBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IWorksLog>(log);
        configure(services.AddGoRpcClient<IOrdered>("ordered").Configure(options => options.Address = host.Urls.Single()));
        return services.BuildServiceProvider();
    }

    public sealed class Numbers
    {
        private int _made;

        public int Next() => Interlocked.Increment(ref _made);
    }

    public sealed class Scoped(Numbers numbers)
    {
        public int Number { get; } = numbers.Next();
    }

    public sealed class Outer(Scoped scoped, IWorksLog log) : ICallInterceptor
    {
        public ValueTask InvokeAsync(GoRpcCall call, CallDelegate next)
        {
            log.Add($"outer {scoped.Number}");
            return next();
        }
    }

    public sealed class Inner(Scoped scoped, IWorksLog log) : ICallInterceptor, IDisposable
    {
        public ValueTask InvokeAsync(GoRpcCall call, CallDelegate next)
        {
            log.Add($"inner {scoped.Number}");
            return next();
        }

        public void Dispose() => log.Add("inner disposed");
    }

    public sealed class Hidden : ICallInterceptor
    {
        private Hidden()
        {
        }

        public ValueTask InvokeAsync(GoRpcCall call, CallDelegate next) => next();
    }
}
