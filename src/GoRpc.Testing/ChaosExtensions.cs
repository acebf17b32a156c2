using System.ComponentModel.DataAnnotations;
using GoRpc.Testing.Chaos;
using Grpc.Core;
using Polly;

namespace GoRpc.Testing;

/// <summary>Lets calls fail or be late by chance, on either side, by Polly's chaos strategies.</summary>
public static class ChaosExtensions
{
    /// <summary>Lets calls fail or be late on a host, before they reach the implementation. Other interceptors may stand on either side of it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="configure">Says which calls, how often and how.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ValidationException">A rate is not from 0 to 1.</exception>
    public static IGoRpcServerBuilder AddChaos(this IGoRpcServerBuilder builder, Action<ChaosOptions> configure)
    {
        var options = Configure(configure);
        return builder.AddInterceptor(new ChaosInterceptor(time => ChaosPipeline.Create(options, time ?? TimeProvider.System)));
    }

    /// <summary>
    /// Lets calls fail or be late on a client, as if its host or the network had: each attempt of a unary call, so that retries, hedges and circuits have something to
    /// do, and each call with a stream.
    /// </summary>
    /// <param name="client">The options of the client; set their TimeProvider before, if it is to be followed.</param>
    /// <param name="configure">Says which calls, how often and how.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ValidationException">A rate is not from 0 to 1.</exception>
    public static GoRpcClientOptions AddChaos(this GoRpcClientOptions client, Action<ChaosOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(client);
        var chaos = ChaosPipeline.Create(Configure(configure), client.TimeProvider ?? TimeProvider.System);
        client.AttemptPipeline = client.AttemptPipeline is { } own ? new ResiliencePipelineBuilder().AddPipeline(own).AddPipeline(chaos).Build() : chaos;
        client.AddInterceptor(new ChaosInterceptor(_ => chaos), static options =>
        {
            options.AppliesTo = static method => method.Kind is not MethodType.Unary;
            options.Order = int.MaxValue;
        });
        return client;
    }

    private static ChaosOptions Configure(Action<ChaosOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new ChaosOptions();
        configure(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
