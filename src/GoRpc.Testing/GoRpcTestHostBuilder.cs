using System.Diagnostics.CodeAnalysis;
using GoRpc.Testing.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Testing;

/// <summary>Says what a test host serves, and how. Used while the host is made, by one thread.</summary>
public sealed class GoRpcTestHostBuilder
{
    private readonly WebApplicationBuilder _builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
    private readonly List<Action<WebApplication>> _mappings = [];
    private readonly List<Action<GoRpcClientOptions>> _clients = [];

    internal GoRpcTestHostBuilder(MemoryTransport transport)
    {
        _builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(transport.EndPoint, static endpoint => endpoint.Protocols = HttpProtocols.Http2));
        _builder.Services.AddSingleton<Microsoft.AspNetCore.Connections.IConnectionListenerFactory>(transport);
        _builder.Services.AddRoutingCore();
        Server = _builder.Services.AddGoRpc();
    }

    /// <summary>The services of the host, for what implementations need.</summary>
    public IServiceCollection Services => _builder.Services;

    /// <summary>The configuration of the host: <c>GoRpc:Server</c> is read from it. Empty to begin with.</summary>
    public IConfigurationManager Configuration => _builder.Configuration;

    /// <summary>Configures the host further, as <c>AddGoRpc()</c> does for a real one.</summary>
    public IGoRpcServerBuilder Server { get; }

    internal IReadOnlyList<Action<GoRpcClientOptions>> Clients => _clients;

    /// <summary>Serves a contract by an object: an implementation, a fake, or a <see cref="GoRpcStub"/>.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="implementation">What answers the calls, all at once if there are several.</param>
    /// <returns>The same builder.</returns>
    public GoRpcTestHostBuilder Serve<[DynamicallyAccessedMembers(Served)] TContract>(TContract implementation)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(implementation);
        Services.AddSingleton(implementation);
        return Serve<TContract>();
    }

    /// <summary>Serves the contracts of a class whose objects are made as those of a real host are: for each call, from <see cref="Services"/>.</summary>
    /// <typeparam name="TImplementation">The class, or a contract for which <see cref="Services"/> have an implementation.</typeparam>
    /// <returns>The same builder.</returns>
    public GoRpcTestHostBuilder Serve<[DynamicallyAccessedMembers(Served)] TImplementation>()
        where TImplementation : class
    {
        _mappings.Add(static application => application.MapGoRpcService<TImplementation>());
        return this;
    }

    /// <summary>Sets the clock of the host, as far as it asks for one, and of its clients: their deadlines, waits and circuits.</summary>
    /// <param name="timeProvider">The clock, for example a FakeTimeProvider.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Gives deadlines that are over on the host by the system's clock all the same: ASP.NET Core's gRPC measures them so.</remarks>
    public GoRpcTestHostBuilder UseTime(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        Services.AddSingleton(timeProvider);
        return ConfigureClients(options => options.TimeProvider = timeProvider);
    }

    /// <summary>Sets options of the clients of this host.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    public GoRpcTestHostBuilder ConfigureClients(Action<GoRpcClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _clients.Add(configure);
        return this;
    }

    internal const DynamicallyAccessedMemberTypes Served =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods
        | DynamicallyAccessedMemberTypes.NonPublicMethods | DynamicallyAccessedMemberTypes.Interfaces;

    internal WebApplication Build()
    {
        var application = _builder.Build();
        _mappings.ForEach(map => map(application));
        return application;
    }
}
