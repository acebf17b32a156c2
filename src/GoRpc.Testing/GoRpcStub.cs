namespace GoRpc.Testing;

/// <summary>Makes implementations of contracts out of lambdas.</summary>
public static class GoRpcStub
{
    /// <summary>Makes an implementation. A method that nobody has said anything about answers UNIMPLEMENTED, with its name.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="configure">
    /// Says what the methods answer: <c>(stub, calculator) =&gt; stub.On(calculator.AddAsync, (a, b, _) =&gt; new(a + b))</c>. The service is there to name methods of.
    /// </param>
    /// <returns>The implementation, for <see cref="GoRpcTestHost"/> or for use as it is. Its methods may be called at once from several threads, if what they answer may.</returns>
    public static TContract For<TContract>(Action<GoRpcStub<TContract>, TContract> configure)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(configure);
        var stub = new GoRpcStub<TContract>();
        configure(stub, stub.Implementation);
        return stub.Implementation;
    }
}
