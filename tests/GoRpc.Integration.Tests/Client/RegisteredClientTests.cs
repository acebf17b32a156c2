using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Client;

/// <summary>Clients of a container at work.</summary>
public sealed class RegisteredClientTests : IAsyncLifetime
{
    private NotesHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await NotesHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Call_WithConfiguration_ReachesTheServer()
    {
        await using var services = Container(Configuration());

        var answer = await services.GetRequiredService<INotes>().ByTaskAsync(new Note { Number = 4 }).Within("the answer");

        Assert.Equal(4, answer.Number);
    }

    [Fact]
    public async Task Call_WithHttpHandlersForAllClientsOfTheContainer_PassesNoneOfThem()
    {
        await using var services = Container(Configuration(), services =>
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new RefusingHandler())));

        var answer = await services.GetRequiredService<INotes>().ByTaskAsync(new Note { Number = 4 }).Within("the answer");

        Assert.Equal(4, answer.Number);
    }

    [Fact]
    public async Task Call_AfterTheDeadlineWasEdited_LivesByTheNewOne()
    {
        var configuration = Configuration(("Deadline", "00:10:00"));
        await using var services = Container(configuration);
        var client = services.GetRequiredService<INotes>();
        _host.Service.OnCall = static (_, context) => Task.FromResult(new Note { At = context.Deadline!.Value });

        var before = await client.ByValueTaskAsync(new Note()).Within("the answer");
        configuration["GoRpc:Clients:notes:Deadline"] = "10:00:00";
        configuration.Reload();
        var after = await client.ByValueTaskAsync(new Note()).Within("the answer");

        Assert.InRange(after.At - before.At, TimeSpan.FromHours(9), TimeSpan.FromHours(11));
    }

    [Fact]
    public async Task Dispose_OfTheContainer_EndsTheCallsInFlight()
    {
        var services = Container(Configuration());
        var entered = new TaskCompletionSource();
        _host.Service.OnCall = async (note, context) =>
        {
            entered.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(context.CancellationToken);
            return note;
        };
        var call = services.GetRequiredService<INotes>().ByValueTaskAsync(new Note()).AsTask();
        await entered.Task.Within("the handler");

        await services.DisposeAsync();

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => call.Within("the call"));
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    private IConfigurationRoot Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Append(("Address", _host.Address)).Select(setting => KeyValuePair.Create($"GoRpc:Clients:notes:{setting.Item1}", (string?)setting.Item2)))
        .Build();

    private static ServiceProvider Container(IConfiguration configuration, Action<IServiceCollection>? register = null)
    {
        var services = new ServiceCollection().AddSingleton(configuration);
        services.AddGoRpcClient<INotes>("notes");
        register?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private sealed class RefusingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A call of a GoRpc client passed a handler of HttpClient.");
    }
}
