using System.Collections;
using System.Linq.Expressions;
using GoRpc.Testing.Stubs;

namespace GoRpc.Testing;

/// <summary>The calls that have arrived at a <see cref="GoRpcTestHost"/>, in the order of their arrival. Safe for threads.</summary>
public sealed class CallLog : IReadOnlyList<CallRecord>
{
    private readonly Lock _adding = new();
    private readonly List<CallRecord> _calls = [];

    internal CallLog()
    {
    }

    /// <inheritdoc/>
    public int Count => Copy().Length;

    /// <inheritdoc/>
    public CallRecord this[int index] => Copy()[index];

    /// <summary>The calls of one method.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="method">The method, for example <c>calculator =&gt; calculator.AddAsync</c>.</param>
    /// <returns>Its calls so far; none when there was none.</returns>
    /// <exception cref="ArgumentException">The expression names no method.</exception>
    public IReadOnlyList<CallRecord> To<TContract>(Expression<Func<TContract, Delegate>> method)
        where TContract : class
    {
        var named = NamedMethod.Of(method);
        return [.. Copy().Where(call => call.Method?.Method == named)];
    }

    /// <summary>The one call of a method.</summary>
    /// <returns>The call.</returns>
    /// <exception cref="CallAssertionException">There was none, or more than one; the message lists what there was.</exception>
    /// <inheritdoc cref="To{TContract}"/>
    public CallRecord Single<TContract>(Expression<Func<TContract, Delegate>> method)
        where TContract : class => To(method) is [var only] ? only : throw Unexpected("one call", method, To(method).Count);

    /// <summary>Makes sure that a method was not called.</summary>
    /// <exception cref="CallAssertionException">It was; the message lists what there was.</exception>
    /// <inheritdoc cref="To{TContract}"/>
    public void None<TContract>(Expression<Func<TContract, Delegate>> method)
        where TContract : class
    {
        if (To(method) is { Count: > 0 } calls)
        {
            throw Unexpected("no call", method, calls.Count);
        }
    }

    /// <summary>Forgets the calls so far.</summary>
    public void Clear()
    {
        lock (_adding)
        {
            _calls.Clear();
        }
    }

    /// <summary>All calls, one in a line.</summary>
    /// <returns>The lines.</returns>
    public override string ToString() => Copy() is { Length: > 0 } calls ? string.Join(Environment.NewLine, calls.Select((call, index) => $"{index + 1}. {call}")) : "There was no call.";

    /// <inheritdoc/>
    public IEnumerator<CallRecord> GetEnumerator() => ((IEnumerable<CallRecord>)Copy()).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(CallRecord call)
    {
        lock (_adding)
        {
            _calls.Add(call);
        }
    }

    private CallRecord[] Copy()
    {
        lock (_adding)
        {
            return [.. _calls];
        }
    }

    private CallAssertionException Unexpected<TContract>(string expected, Expression<Func<TContract, Delegate>> method, int found) => new(
        $"Expected {expected} of {typeof(TContract).Name}.{NamedMethod.Of(method).Name}, but there were {found}. The calls that have arrived:{Environment.NewLine}{this}");
}
