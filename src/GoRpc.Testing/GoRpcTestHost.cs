using System.Diagnostics.CodeAnalysis;
using GoRpc.Testing.Recording;
using GoRpc.Testing.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Testing;

/// <summary>
/// A host in the memory of a test, and clients of it. It is a real one: Kestrel, HTTP/2, every rule of a host and of a client; only the connection is two pipes
/// instead of a socket. All members are safe for threads.
/// </summary>
public sealed class GoRpcTestHost : IAsyncDisposable
{
    private const string Address = "http://memory";

    private readonly MemoryTransport _transport;
    private readonly IReadOnlyList<Action<GoRpcClientOptions>> _clients;
    private readonly WebApplication _application;
    private readonly Lock _connecting = new();
    private readonly List<GoRpcChannel> _channels = [];
    private GoRpcChannel? _channel;

    private GoRpcTestHost(MemoryTransport transport, GoRpcTestHostBuilder builder, WebApplication application, CallLog calls)
    {
        _transport = transport;
        _clients = builder.Clients;
        _application = application;
        Calls = calls;
    }

    /// <summary>The calls that have arrived, in the order of their arrival, refused ones among them.</summary>
    public CallLog Calls { get; }

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>The channel of <see cref="CreateClient{TContract}"/>: the default options, and those of <see cref="GoRpcTestHostBuilder.ConfigureClients"/>.</summary>
    public GoRpcChannel Channel
    {
        get
        {
            lock (_connecting)
            {
                return _channel ??= Connect(static _ => { });
            }
        }
    }

    /// <summary>Starts a host that serves one contract.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="implementation">What answers the calls.</param>
    /// <returns>The host; dispose it at the end of the test.</returns>
    /// <exception cref="ContractException">The contract has faults; the exception lists all of them.</exception>
    public static GoRpcTestHost Create<[DynamicallyAccessedMembers(GoRpcTestHostBuilder.Served)] TContract>(TContract implementation)
        where TContract : class => Create(builder => builder.Serve(implementation));

    /// <summary>Starts a host.</summary>
    /// <param name="configure">Says what it serves, and how.</param>
    /// <returns>The host; dispose it at the end of the test.</returns>
    /// <exception cref="ContractException">Contracts have faults; the exception lists all of them.</exception>
    public static GoRpcTestHost Create(Action<GoRpcTestHostBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var (transport, calls) = (new MemoryTransport(), new CallLog());
        var builder = new GoRpcTestHostBuilder(transport);
        builder.Server.AddInterceptor<CallRecorder>(static options => options.Order = int.MinValue);
        builder.Services.AddScoped<RecordSlot>();
        configure(builder);
        var application = builder.Build();
        try
        {
            CallRecorder.Watch(application, calls);
            // Nothing that is started waits for anything outside of this process.
            application.StartAsync().GetAwaiter().GetResult();
            return new GoRpcTestHost(transport, builder, application, calls);
        }
        catch
        {
            ((IDisposable)application).Dispose();
            throw;
        }
    }

    /// <summary>A typed client of the host, over <see cref="Channel"/>.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <returns>A client that lives as long as the host; the same one each time.</returns>
    /// <exception cref="ContractException">The contract has faults; the exception lists all of them.</exception>
    public TContract CreateClient<TContract>()
        where TContract : class => Channel.CreateClient<TContract>();

    /// <summary>Another channel to the host, with options of its own.</summary>
    /// <param name="configure">Sets options, after those of <see cref="GoRpcTestHostBuilder.ConfigureClients"/>.</param>
    /// <returns>A channel that is disposed with the host, if not before.</returns>
    public GoRpcChannel CreateChannel(Action<GoRpcClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        lock (_connecting)
        {
            return Connect(configure);
        }
    }

    /// <summary>What carries HTTP/2 to the host, for clients that are not GoRpc's. The address is <c>http://memory</c>.</summary>
    /// <returns>A handler that the caller disposes.</returns>
    public HttpMessageHandler CreateHandler() => new SocketsHttpHandler { ConnectCallback = (_, _) => _transport.ConnectAsync() };

    /// <summary>Ends the clients and stops the host.</summary>
    /// <returns>The end of both.</returns>
    public async ValueTask DisposeAsync()
    {
        lock (_connecting)
        {
            _channels.ForEach(static channel => channel.Dispose());
        }

        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private GoRpcChannel Connect(Action<GoRpcClientOptions> configure)
    {
        var channel = GoRpcChannel.ForAddress(Address, options =>
        {
            options.ConnectCallback = _ => _transport.ConnectAsync();
            foreach (var common in _clients)
            {
                common(options);
            }

            configure(options);
        });
        _channels.Add(channel);
        return channel;
    }
}
