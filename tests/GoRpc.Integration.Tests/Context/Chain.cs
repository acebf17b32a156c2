using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc;

namespace GoRpc.Integration.Tests.Context;

/// <summary>Three hosts on loopback ports, each of which calls the next one, and a client of the first.</summary>
internal sealed class Chain : IAsyncDisposable
{
    private readonly List<WebApplication> _hosts = [];
    private readonly List<GoRpcChannel> _channels = [];

    public static IEnumerable<MethodType> Kinds => Enum.GetValues<MethodType>();

    /// <summary>The hosts from the first that is called to the last.</summary>
    public Link.Place[] Places { get; } = [new(), new(), new()];

    public Link.Place Last => Places[^1];

    public string Address { get; private set; } = "";

    /// <summary>Starts the chain.</summary>
    /// <param name="propagated">The metadata that each host passes on.</param>
    /// <param name="hasLogs">Without a logger, ASP.NET Core makes no activity for requests that nobody traces.</param>
    public static async Task<Chain> StartAsync(string[]? propagated = null, bool hasLogs = true)
    {
        var chain = new Chain();
        for (var position = chain.Places.Length - 1; position >= 0; position--)
        {
            chain.Places[position].Next = chain.Address == "" ? null : chain.Connect().CreateClient<IChain>();
            await chain.AddAsync(chain.Places[position], propagated ?? [], hasLogs);
        }

        return chain;
    }

    /// <summary>A new channel to the first host.</summary>
    public GoRpcChannel Connect()
    {
        var channel = GoRpcChannel.ForAddress(Address);
        _channels.Add(channel);
        return channel;
    }

    /// <summary>Makes a whole call.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="headers">What its caller sends along.</param>
    /// <param name="deadline">Its deadline.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<string> CallAsync(MethodType kind, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default)
    {
        var client = Connect().CreateClient<IChain>();
        var context = new CallContext(new CallOptions(headers, deadline, cancellationToken));
        return kind switch
        {
            MethodType.Unary => await client.UnaryAsync("", context),
            MethodType.ClientStreaming => await client.UpAsync(AsyncEnumerable.Empty<string>(), context),
            MethodType.ServerStreaming => await client.DownAsync("", context).SingleAsync(CancellationToken.None),
            _ => await client.BothAsync(AsyncEnumerable.Empty<string>(), context).SingleAsync(CancellationToken.None),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
        {
            await channel.DisposeAsync();
        }

        foreach (var host in _hosts)
        {
            await host.DisposeAsync().AsTask().Within("the host to stop");
        }
    }

    private async Task AddAsync(Link.Place place, string[] propagated, bool hasLogs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, static endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(place);
        builder.Services.AddGoRpc(options => options.PropagatedHeaders = propagated);
        if (hasLogs)
        {
            builder.Logging.AddProvider(new Server.CapturedLogs());
        }

        var host = builder.Build();
        _hosts.Add(host);
        host.MapGoRpcService<Link>();
        await host.StartAsync().Within("the host to start");
        Address = host.Urls.Single();
    }
}
