using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Client.Calls;

/// <summary>A settings file that is edited while clients call: each test calls until the edit holds.</summary>
public sealed class SettingsFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gorpc-settings-");
    private ServiceProvider? _services;
    private IConfigurationRoot? _configuration;

    public void Dispose()
    {
        _services?.Dispose();
        (_configuration as IDisposable)?.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Hedging_SwitchedOn_SendsLateCallsOnceMore()
    {
        await using var peer = await Peer.StartAsync(static async http =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            await Peer.Echo(http);
        });
        var work = Client(peer.Address, """ "Hedging": { "Enabled": false, "Delay": "00:00:00.02" } """);
        await work.ReadAsync(1).Within("a call");
        Assert.Equal(1, peer.Requests);

        Edit(peer.Address, """ "Hedging": { "Enabled": true, "Delay": "00:00:00.02" } """);

        var calls = 1;
        await UntilAsync(async () =>
        {
            calls++;
            await work.ReadAsync(1);
            return peer.Requests > calls;
        });
    }

    [Fact]
    public async Task Throttling_SwitchedOn_HoldsCallsBack()
    {
        await using var peer = await Peer.StartAsync(static http =>
        {
            http.BeginGrpc();
            http.EndGrpc(StatusCode.ResourceExhausted);
            return Task.CompletedTask;
        });
        var work = Client(peer.Address, """ "Throttling": { "Enabled": false, "MinimumThroughput": 1 } """);
        for (var i = 0; i < 50; i++)
        {
            Assert.IsNotType<ThrottledException>(await Record.ExceptionAsync(() => work.ReadAsync(1).Within("a call")));
        }

        Edit(peer.Address, """ "Throttling": { "Enabled": true, "MinimumThroughput": 1 } """);

        await UntilAsync(async () => await Record.ExceptionAsync(() => work.ReadAsync(1)) is ThrottledException);
    }

    [Fact]
    public async Task Bulkhead_Limited_RefusesTheCallForWhichThereIsNoPlace()
    {
        await using var peer = await Peer.StartAsync(static async http =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            await Peer.Echo(http);
        });
        var work = Client(peer.Address, """ "Bulkhead": { } """);
        await Task.WhenAll(work.ReadAsync(1), work.ReadAsync(2)).Within("both calls");

        Edit(peer.Address, """ "Bulkhead": { "MaxConcurrentCalls": 1 } """);

        await UntilAsync(async () => await Record.ExceptionAsync(() => Task.WhenAll(work.ReadAsync(1), work.ReadAsync(2))) is BulkheadFullException);
    }

    private IWork Client(string address, string settings)
    {
        Edit(address, settings);
        _configuration = new ConfigurationBuilder().SetBasePath(_folder.FullName).AddJsonFile("appsettings.json", optional: false, reloadOnChange: true).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(_configuration);
        services.AddGoRpcClient<IWork>("work");
        _services = services.BuildServiceProvider();
        return _services.GetRequiredService<IWork>();
    }

    // As editors do: a reader never sees half of it.
    private void Edit(string address, string settings)
    {
        var draft = Path.Combine(_folder.FullName, "draft");
        File.WriteAllText(draft, $$"""{ "GoRpc": { "Clients": { "work": { "Address": "{{address}}", {{settings}} } } } }""");
        File.Move(draft, Path.Combine(_folder.FullName, "appsettings.json"), overwrite: true);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds().Within("calls"))
        {
            Assert.False(limit.IsCancellationRequested, "The edit did not hold within 60 s.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }
}
