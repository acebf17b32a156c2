using Polly;
using Polly.Simmy;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;

namespace GoRpc.Testing.Chaos;

/// <summary>Makes the Polly pipeline that lets calls fail or be late. The operation key of its context is the method's name.</summary>
internal static class ChaosPipeline
{
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">A rate is not from 0 to 1.</exception>
    public static ResiliencePipeline Create(ChaosOptions options, TimeProvider timeProvider)
    {
        var random = new SeededRandom(options.Seed);
        var methods = options.Methods;
        var builder = new ResiliencePipelineBuilder { TimeProvider = timeProvider };
        if (options.LatencyRate > 0)
        {
            builder.AddChaosLatency(new ChaosLatencyStrategyOptions
            {
                InjectionRate = options.LatencyRate,
                Latency = options.Latency,
                Randomizer = random.Next,
                EnabledGenerator = arguments => new(methods.Contains(arguments.Context.OperationKey)),
            });
        }

        if (options.FaultRate > 0)
        {
            builder.AddChaosFault(new ChaosFaultStrategyOptions
            {
                InjectionRate = options.FaultRate,
                FaultGenerator = _ => new(options.Fault()),
                Randomizer = random.Next,
                EnabledGenerator = arguments => new(methods.Contains(arguments.Context.OperationKey)),
            });
        }

        return builder.Build();
    }
}
