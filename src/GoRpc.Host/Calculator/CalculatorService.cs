using GoRpc.Demo;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Host.Calculator;

internal sealed class CalculatorService(TimeProvider timeProvider) : ICalculator
{
    public ValueTask<IntegerResult> AddAsync(IntegerOperands operands, CancellationToken cancellationToken) =>
        Fit((long)operands.A + operands.B, operands, "+");

    public ValueTask<IntegerResult> SubtractAsync(IntegerOperands operands, CancellationToken cancellationToken) =>
        Fit((long)operands.A - operands.B, operands, "-");

    public ValueTask<IntegerResult> MultiplyAsync(IntegerOperands operands, CancellationToken cancellationToken) =>
        Fit((long)operands.A * operands.B, operands, "*");

    public Task<DoubleResult> DivideAsync(DoubleOperands operands, CancellationToken cancellationToken)
    {
        if (operands.B == 0)
        {
            var fault = new DivisionByZero { Dividend = operands.A };
            throw new FaultException<DivisionByZero>(fault, FormattableString.Invariant($"{operands.A} can't be divided by zero."));
        }

        return Task.FromResult(new DoubleResult { Value = operands.A / operands.B });
    }

    public async Task<IntegerResult> SlowAsync(SlowRequest request, CallContext context)
    {
        if (request.Milliseconds < 0)
        {
            throw new GoRpcException(StatusCode.InvalidArgument, $"milliseconds is {request.Milliseconds}; it must be zero or more.");
        }

        await Task.Delay(TimeSpan.FromMilliseconds(request.Milliseconds), timeProvider, context.CancellationToken);
        return new IntegerResult { Value = request.Milliseconds };
    }

    // A sum that wrapped around would be a wrong answer with status OK.
    private static ValueTask<IntegerResult> Fit(long value, IntegerOperands operands, string sign)
    {
        if (value is < int.MinValue or > int.MaxValue)
        {
            throw new GoRpcException(
                StatusCode.OutOfRange, $"{operands.A} {sign} {operands.B} is {value}, which does not fit into an int32.");
        }

        return ValueTask.FromResult(new IntegerResult { Value = (int)value });
    }
}
