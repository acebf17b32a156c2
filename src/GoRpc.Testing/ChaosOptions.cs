using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using GoRpc.Testing.Chaos;
using Grpc.Core;

namespace GoRpc.Testing;

/// <summary>Which calls fail or are late, by chance from a seed: calls that are made one after the other meet the same each time.</summary>
public sealed class ChaosOptions
{
    /// <summary>What the chance comes from.</summary>
    /// <value>The default is 0.</value>
    public int Seed { get; set; }

    /// <summary>The share of calls that fail.</summary>
    /// <value>The default is 0; from 0 for none to 1 for all.</value>
    [Range(0.0, 1.0)]
    public double FaultRate { get; set; }

    /// <summary>Makes what they fail with.</summary>
    /// <value>The default is a <see cref="GoRpcException"/> with UNAVAILABLE.</value>
    public Func<Exception> Fault { get; set; } = static () => new GoRpcException(StatusCode.Unavailable, "Chaos: the call fails by chance.");

    /// <summary>The share of calls that are late.</summary>
    /// <value>The default is 0; from 0 for none to 1 for all.</value>
    [Range(0.0, 1.0)]
    public double LatencyRate { get; set; }

    /// <summary>How late they are, by the clock of the side.</summary>
    /// <value>The default is 100 milliseconds; zero or more.</value>
    public TimeSpan Latency { get; set; } = TimeSpan.FromMilliseconds(100);

    internal MethodNames Methods { get; } = new();

    /// <summary>Names a method that it is for; where none is named, it is for all.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="method">The method, for example <c>calculator =&gt; calculator.AddAsync</c>.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentException">The expression names no method.</exception>
    public ChaosOptions For<TContract>(Expression<Func<TContract, Delegate>> method)
        where TContract : class
    {
        Methods.Add(method);
        return this;
    }
}
