using System.Collections.Concurrent;
using GoRpc.Bindings;
using GoRpc.Client;
using GoRpc.Client.Calls;
using GoRpc.Client.Credentials;
using GoRpc.Client.Endpoints;
using GoRpc.Client.Interceptors;
using GoRpc.Client.Options;
using GoRpc.Client.Proxies;
using GoRpc.Client.State;
using GoRpc.Contracts;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GoRpc;

/// <summary>
/// The way to one service host: its connections, and everything that stands behind a call. Opening a connection costs; make one
/// channel per address and keep it for the life of the application. Connections open at the first call and again when lost.
/// </summary>
/// <remarks>All members are thread-safe. Disposing the channel cancels the calls in flight.</remarks>
public sealed class GoRpcChannel : IDisposable, IAsyncDisposable
{
    // On top of the time to connect, so that a connect timeout is reported as what it is.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Type, object> _clients = new();
    private readonly LiveClientOptions _liveOptions;
    private readonly ChannelEndpoints _endpoints;
    private readonly ResilientCallInvoker _invoker;
    private readonly ContractOptions _contractOptions;
    private readonly ChannelCalls _calls;
    private readonly ClientInterceptors _interceptors;
    private readonly ILogger _logger;
    private int _isDisposed;

    private GoRpcChannel(LiveClientOptions liveOptions)
    {
        var options = liveOptions.Current;
        _liveOptions = liveOptions;
        _contractOptions = options.ToContractOptions();
        var loggers = options.LoggerFactory ?? NullLoggerFactory.Instance;
        var settings = options.ToCallSettings();
        _endpoints = new ChannelEndpoints(liveOptions, settings, loggers);
        Address = _endpoints.Set.Target;
        var invoker = new ResilientCallInvoker(
            _endpoints.Set, settings, loggers.CreateLogger("GoRpc.Client.Calls"), SentCredentials.Of(options, Address));
        liveOptions.Changed += edited => invoker.Apply(edited.ToCallSettings());
        _invoker = invoker;
        _calls = new ChannelCalls(invoker, Address, [.. options.GrpcInterceptors]);
        _interceptors = new ClientInterceptors(options.Interceptors, options.Services ?? NoServices.Instance);
        _logger = loggers.CreateLogger<GoRpcChannel>();
        Log.ChannelCreated(_logger, Address);
    }

    /// <summary>The address as it was given, or the endpoints with commas between them.</summary>
    public string Address { get; }

    /// <summary>Carries calls with the policies of this channel, for clients that were not made by GoRpc.</summary>
    public CallInvoker CallInvoker => _invoker;

    /// <summary>Makes a channel with the default options.</summary>
    /// <inheritdoc cref="ForAddress(string, Action{GoRpcClientOptions})"/>
    public static GoRpcChannel ForAddress(string address) => ForAddress(address, static _ => { });

    /// <summary>Makes a channel.</summary>
    /// <param name="address">What <see cref="GoRpcClientOptions.Address"/> takes, for example <c>http://localhost:5081</c>.</param>
    /// <param name="configure">Sets further options.</param>
    /// <returns>A channel that the caller disposes.</returns>
    /// <exception cref="OptionsValidationException">The options have faults; the exception lists all of them.</exception>
    public static GoRpcChannel ForAddress(string address, Action<GoRpcClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new GoRpcClientOptions { Address = address };
        configure(options);
        return Create(options);
    }

    /// <inheritdoc cref="ForAddress(string)"/>
    public static GoRpcChannel ForAddress(Uri address) => ForAddress(address, static _ => { });

    /// <inheritdoc cref="ForAddress(string, Action{GoRpcClientOptions})"/>
    public static GoRpcChannel ForAddress(Uri address, Action<GoRpcClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ForAddress(address.OriginalString, configure);
    }

    /// <summary>Makes a channel from options that carry the address.</summary>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <returns>A channel that the caller disposes.</returns>
    /// <exception cref="OptionsValidationException">The options have faults; the exception lists all of them.</exception>
    public static GoRpcChannel Create(GoRpcClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var checks = new ClientOptionsValidator(string.Empty, section: null).Validate(string.Empty, options);
        return checks.Failed
            ? throw new OptionsValidationException(nameof(GoRpcClientOptions), typeof(GoRpcClientOptions), checks.Failures)
            : Create(new LiveClientOptions(options));
    }

    /// <summary>Makes a channel from options that have passed their checks; it disposes them.</summary>
    internal static GoRpcChannel Create(LiveClientOptions options) => new(options);

    /// <summary>A typed client: an implementation of the interface whose methods are calls.</summary>
    /// <typeparam name="TContract">The interface of the service.</typeparam>
    /// <returns>A thread-safe client that lives as long as the channel; the same one each time. It needs no disposal.</returns>
    /// <exception cref="ContractException">The contract has faults; the exception lists all of them.</exception>
    /// <exception cref="InvalidOperationException">An interceptor of the contract or the options can't be made.</exception>
    public TContract CreateClient<TContract>()
        where TContract : class
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        return (TContract)_clients.GetOrAdd(typeof(TContract), CreateClient);
    }

    /// <summary>
    /// Opens a connection to every endpoint, before there is a call that would have to wait for it. Completes as soon as one is open; the others open in the
    /// background. Endpoints that can't be reached are tried again, and found by later calls.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait, and not the connecting.</param>
    /// <exception cref="GoRpcException">No endpoint was reached within <see cref="GoRpcClientOptions.ConnectTimeout"/> or so, or discovery failed; the message says why of each.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The channel was disposed.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        return _endpoints.Set.ConnectAsync(_liveOptions.Current.ConnectTimeout + AnswerTime, cancellationToken);
    }

    /// <summary>How the channel and its endpoints do now: what is picked, what is not and why, latencies, circuits, the retry budget.</summary>
    /// <returns>A copy that does not change. It takes no lock and costs little: ask as often as you like, every second for a page of yours.</returns>
    public ChannelState GetState() => StateReader.Read(_endpoints.Set, _invoker.Policies.Budget);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _liveOptions.Dispose();
            _endpoints.Dispose();
            _interceptors.Dispose();
            Log.ChannelDisposed(_logger, Address);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private object CreateClient(Type type)
    {
        var binding = ServiceBindings.Of(type, _contractOptions);
        return binding.CreateClient(_interceptors.Around(binding, _calls));
    }
}
