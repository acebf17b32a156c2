using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GoRpc.Client.Registration;

/// <summary>Connects the clients that ask for it while the host starts. One that can't be connected is logged, and keeps no host from starting.</summary>
internal sealed class ClientWarmUp(IEnumerable<ClientRegistration> registrations, IOptionsFactory<GoRpcClientOptions> options, IServiceProvider services) : IHostedService
{
    private readonly ILogger _logger = services.GetService<ILoggerFactory>()?.CreateLogger<GoRpcChannel>() ?? NullLogger<GoRpcChannel>.Instance;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(
        from registration in registrations
        let client = options.Create(registration.Name)
        where client.WarmUp
        select ConnectAsync(registration.Name, client, cancellationToken));

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ConnectAsync(string name, GoRpcClientOptions client, CancellationToken cancellationToken)
    {
        // Discovery may wait for ever for its first list.
        using var patience = new CancellationTokenSource(client.ConnectTimeout, client.TimeProvider ?? TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await services.GetRequiredKeyedService<GoRpcChannel>(name).ConnectAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RpcException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.NotWarmedUp(_logger, name, exception is RpcException failure ? failure.Status.Detail : $"Nothing was reached within {client.ConnectTimeout.TotalSeconds} s.");
        }
    }
}
