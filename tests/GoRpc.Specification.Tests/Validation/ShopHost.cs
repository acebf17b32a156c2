using GoRpc.Specification.Tests.Server;
using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Specification.Tests.Validation;

/// <summary>A host of <see cref="IRuledShop"/>, shared by the tests of a class, with a client that sends whatever it is given.</summary>
public sealed class ShopHost : IAsyncLifetime
{
    private readonly WebApplication _application;
    private GoRpcChannel? _channel;

    public ShopHost()
    {
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddGoRpc();
        builder.Services.AddSingleton<RuledShop>();
        _application = builder.Build();
        _application.MapGoRpcService<RuledShop>();
    }

    public IRuledShop Client => _channel!.CreateClient<IRuledShop>();

    public RuledShop Shop => _application.Services.GetRequiredService<RuledShop>();

    public async ValueTask InitializeAsync()
    {
        await _application.StartAsync().Within("the host to start");
        _channel = GoRpcChannel.ForAddress(_application.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        await _application.DisposeAsync();
    }
}
