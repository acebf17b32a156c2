using GoRpc.Client.Discovery;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace GoRpc.Client.Options;

/// <summary>
/// The options of one client as they are now. An edit that does not pass the checks is logged and changes nothing, so that a typing
/// error in a running system costs a line in the log. Thread-safe.
/// </summary>
/// <remarks>
/// The container's own <see cref="IOptionsMonitor{TOptions}"/> drops the options that it had before it looks at the edited ones, and
/// throws at whoever asks next.
/// </remarks>
internal sealed class LiveClientOptions : IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private volatile GoRpcClientOptions _current;

    /// <summary>Options that stay as they are.</summary>
    public LiveClientOptions(GoRpcClientOptions options) => _current = options;

    /// <summary>Options that follow their sources.</summary>
    /// <exception cref="OptionsValidationException">The options do not pass the checks to begin with.</exception>
    public LiveClientOptions(
        string name,
        IOptionsFactory<GoRpcClientOptions> factory,
        IEnumerable<IOptionsChangeTokenSource<GoRpcClientOptions>> sources,
        ILogger logger)
        : this(factory.Create(name))
    {
        foreach (var source in sources.Where(source => source.Name == name))
        {
            _subscriptions.Add(ChangeToken.OnChange(source.GetChangeToken, () => Reload(name, factory, logger)));
        }
    }

    /// <summary>Raised after <see cref="Current"/> has changed.</summary>
    public event Action<GoRpcClientOptions>? Changed;

    public GoRpcClientOptions Current => _current;

    public void Dispose() => _subscriptions.ForEach(static subscription => subscription.Dispose());

    private void Reload(string name, IOptionsFactory<GoRpcClientOptions> factory, ILogger logger)
    {
        GoRpcClientOptions edited;
        try
        {
            edited = factory.Create(name);
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
        {
            Log.EditRefused(logger, name, exception.Message);
            return;
        }

        // From one list of endpoints to another is what a channel follows; every other move needs a new one.
        if (edited.Address != _current.Address)
        {
            Log.AddressEdited(logger, name, EndpointSources.Describe(edited), EndpointSources.Describe(_current));
        }

        _current = edited;
        Changed?.Invoke(edited);
    }
}
