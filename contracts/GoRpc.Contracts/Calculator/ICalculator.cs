using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Demo;

/// <summary>Arithmetic: numbers in, a number out.</summary>
[Service("gorpc.demo.Calculator")]
[Deadline("00:00:10")]
public interface ICalculator
{
    /// <summary>Adds two integers.</summary>
    /// <param name="a">The first integer.</param>
    /// <param name="b">The second integer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>a + b; OUT_OF_RANGE when the sum does not fit into 32 bits.</returns>
    [Idempotent(NoSideEffects = true)]
    ValueTask<int> AddAsync(int a, int b, CancellationToken cancellationToken = default);

    /// <summary>Subtracts one integer from another.</summary>
    /// <param name="a">The integer to subtract from.</param>
    /// <param name="b">The integer to subtract.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>a - b; OUT_OF_RANGE when the difference does not fit into 32 bits.</returns>
    [Idempotent(NoSideEffects = true)]
    ValueTask<int> SubtractAsync(int a, int b, CancellationToken cancellationToken = default);

    /// <summary>Multiplies two integers.</summary>
    /// <param name="a">The first integer.</param>
    /// <param name="b">The second integer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>a * b; OUT_OF_RANGE when the product does not fit into 32 bits.</returns>
    [Idempotent(NoSideEffects = true)]
    ValueTask<int> MultiplyAsync(int a, int b, CancellationToken cancellationToken = default);

    /// <summary>Divides one number by another.</summary>
    /// <param name="a">The dividend.</param>
    /// <param name="b">The divisor.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>a / b.</returns>
    /// <exception cref="FaultException{TFault}">b is zero: a <see cref="DivisionByZero"/> with the dividend.</exception>
    [Idempotent(NoSideEffects = true)]
    [Faults(typeof(DivisionByZero))]
    Task<double> DivideAsync(double a, double b, CancellationToken cancellationToken = default);

    /// <summary>Waits before it answers, so that deadlines and cancellation can be seen. Not idempotent: never sent twice.</summary>
    /// <param name="milliseconds">How long to wait, zero or more.</param>
    /// <param name="context">Metadata, deadline and cancellation of the call, and of the wait in the host with it.</param>
    /// <returns>The milliseconds that were asked for; INVALID_ARGUMENT when they are negative.</returns>
    [Deadline("00:01:00")]
    Task<int> SlowAsync(int milliseconds, CallContext context = default);
}
