using GoRpc.Specification.Tests.Server;
using GoRpc.Tests.Shared;
using Microsoft.AspNetCore.Builder;

namespace GoRpc.Specification.Tests.Contracts;

/// <summary>A host of <see cref="IEchoes"/> with a client, shared by the tests of a class.</summary>
public sealed class EchoHost : IAsyncLifetime
{
    private readonly WebApplication _application;
    private GoRpcChannel? _channel;

    public EchoHost()
    {
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddGoRpc();
        _application = builder.Build();
        _application.MapGoRpcService<Echoes>();
    }

    public IEchoes Client => _channel!.CreateClient<IEchoes>();

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
