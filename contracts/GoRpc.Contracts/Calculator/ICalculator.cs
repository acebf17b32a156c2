using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Demo;

/// <summary>Arithmetic: one message in, one message out.</summary>
[Service("gorpc.demo.Calculator")]
[Deadline("00:00:10")]
public interface ICalculator
{
    /// <summary>Adds two integers.</summary>
    /// <param name="operands">The integers.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>a + b; OUT_OF_RANGE when the sum does not fit into 32 bits.</returns>
    [Idempotent(NoSideEffects = true)]
    ValueTask<IntegerResult> AddAsync(IntegerOperands operands, CancellationToken cancellationToken = default);

    /// <summary>Subtracts one integer from another.</summary>
    /// <param name="operands">The integers.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>a - b; OUT_OF_RANGE when the difference does not fit into 32 bits.</returns>
    [Idempotent(NoSideEffects = true)]
    ValueTask<IntegerResult> SubtractAsync(IntegerOperands operands, CancellationToken cancellationToken = default);

    /// <summary>Multiplies two integers.</summary>
    /// <param name="operands">The integers.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>a * b; OUT_OF_RANGE when the product does not fit into 32 bits.</returns>
    [Idempotent(NoSideEffects = true)]
    ValueTask<IntegerResult> MultiplyAsync(IntegerOperands operands, CancellationToken cancellationToken = default);

    /// <summary>Divides one number by another.</summary>
    /// <param name="operands">The dividend a and the divisor b.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>a / b.</returns>
    /// <exception cref="FaultException{TFault}">b is zero: a <see cref="DivisionByZero"/> with the dividend.</exception>
    [Idempotent(NoSideEffects = true)]
    [Faults(typeof(DivisionByZero))]
    Task<DoubleResult> DivideAsync(DoubleOperands operands, CancellationToken cancellationToken = default);

    /// <summary>Waits before it answers, so that deadlines and cancellation can be seen. Not idempotent: never sent twice.</summary>
    /// <param name="request">How long to wait.</param>
    /// <param name="context">Metadata, deadline and cancellation of the call, and of the wait in the host with it.</param>
    /// <returns>The milliseconds that were asked for; INVALID_ARGUMENT when they are negative.</returns>
    [Deadline("00:01:00")]
    Task<IntegerResult> SlowAsync(SlowRequest request, CallContext context = default);
}
