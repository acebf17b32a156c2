using System.Reflection;
using GoRpc.Testing.Stubs;

namespace GoRpc.Testing;

/// <summary>Says what the methods of a stub answer. Used before the stub is, by one thread.</summary>
/// <typeparam name="TContract">The contract.</typeparam>
public sealed class GoRpcStub<TContract>
    where TContract : class
{
    internal GoRpcStub() => Implementation = DispatchProxy.Create<TContract, StubProxy>();

    internal TContract Implementation { get; }

    /// <summary>Says what a method answers; the last answer for a method counts.</summary>
    /// <typeparam name="TMethod">The shape of the method: its parameters, and what it gives.</typeparam>
    /// <param name="method">A method of the service that <see cref="GoRpcStub.For{TContract}"/> hands over, for example <c>calculator.AddAsync</c>.</param>
    /// <param name="answer">What it does: a lambda of the same shape. For an async iterator it calls one.</param>
    /// <returns>The same stub.</returns>
    /// <exception cref="ArgumentException">It is no method of that service.</exception>
    public GoRpcStub<TContract> On<TMethod>(TMethod method, TMethod answer)
        where TMethod : Delegate
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(answer);
        if (!ReferenceEquals(method.Target, Implementation))
        {
            throw new ArgumentException($"'{method.Method.Name}' is no method of the service that the stub stands for. Name one, for example calculator.AddAsync.", nameof(method));
        }

        ((StubProxy)(object)Implementation).Answer(method.Method, answer);
        return this;
    }
}
