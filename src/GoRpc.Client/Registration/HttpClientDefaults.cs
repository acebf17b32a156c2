using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GoRpc.Client.Registration;

/// <summary>
/// Tells, once per container, that the handlers of its HTTP client defaults do not run under GoRpc clients. Whoever added them, most often for
/// resilience, would otherwise believe that they do.
/// </summary>
internal sealed class HttpClientDefaults(IServiceProvider services)
{
    private int _hasWarned;

    public void Warn(ILogger logger)
    {
        // A name that nobody has configured: it has what the defaults give to all.
        if (Interlocked.Exchange(ref _hasWarned, 1) == 0
            && services.GetService<IOptionsMonitor<HttpClientFactoryOptions>>()?.Get("GoRpc.Client") is { HttpMessageHandlerBuilderActions.Count: > 0 })
        {
            Log.HttpDefaultsWithoutEffect(logger, GoRpcClientOptions.SectionName);
        }
    }
}
