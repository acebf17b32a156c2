using GoRpc.Client.Calls;
using GoRpc.Client.Registration;
using GoRpc.Unit.Tests.Client.Calls;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GoRpc.Unit.Tests.Client.Options;

/// <summary>Whose word counts: call, code, configuration, contract, client, in this order.</summary>
public sealed class PrecedenceTests : CallLayerTest
{
    [Theory]
    [InlineData(null, null, null, "ReadQuickly", 2)]
    [InlineData(null, null, "7", "ReadQuickly", 2)]
    [InlineData(null, null, "7", "Read", 7)]
    [InlineData(null, null, null, "Read", 30)]
    [InlineData(null, "5", "7", "ReadQuickly", 5)]
    [InlineData("4", "5", "7", "ReadQuickly", 4)]
    [InlineData("4", null, "7", "ReadQuickly", 4)]
    public async Task Deadline_OfAMethod_IsThatOfTheFirstWhoGivesOne(string? code, string? configuration, string? client, string method, double expectedSeconds)
    {
        var attempt = await AttemptAsync(code, configuration, client, method, default);

        Assert.Equal(Time.Now.AddSeconds(expectedSeconds), attempt.Options.Deadline);
    }

    [Fact]
    public async Task Deadline_OfTheCall_ComesBeforeAll()
    {
        var attempt = await AttemptAsync("4", "5", "7", "ReadQuickly", new CallOptions(deadline: Time.Now.AddSeconds(3)));

        Assert.Equal(Time.Now.AddSeconds(3), attempt.Options.Deadline);
    }

    private async Task<FakeAttempt> AttemptAsync(string? code, string? configuration, string? client, string method, CallOptions options)
    {
        const string Section = "GoRpc:Clients:shop";
        var keys = new Dictionary<string, string?> { [$"{Section}:Address"] = "http://localhost:1" };
        if (configuration is not null)
        {
            keys[$"{Section}:Methods:{method}:Deadline"] = $"00:00:0{configuration}";
        }

        if (client is not null)
        {
            keys[$"{Section}:Deadline"] = $"00:00:0{client}";
        }

        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(keys).Build());
        ClientRegistration.Add<IShop>(services, "shop", null);
        if (code is not null)
        {
            services.Configure<GoRpcClientOptions>("shop", edited => edited.Methods[method] = new MethodOptions { Deadline = TimeSpan.Parse($"00:00:0{code}", System.Globalization.CultureInfo.InvariantCulture) });
        }

        await using var provider = services.BuildServiceProvider();
        var read = provider.GetRequiredService<IOptionsFactory<GoRpcClientOptions>>().Create("shop").ToCallSettings();
        Settings = new CallSettings { Deadline = read.Deadline, Methods = read.Methods };
        _ = Call(method == "Read" ? ShopMethods.Read : ShopMethods.ReadQuickly, options);
        return await Transport.NextAsync();
    }
}
