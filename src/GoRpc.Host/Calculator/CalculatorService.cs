using GoRpc.Demo;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace GoRpc.Host.Calculator;

internal sealed class CalculatorService(TimeProvider timeProvider) : ICalculator
{
    public ValueTask<int> AddAsync(int a, int b, CancellationToken cancellationToken) => Fit((long)a + b, a, '+', b);

    public ValueTask<int> SubtractAsync(int a, int b, CancellationToken cancellationToken) => Fit((long)a - b, a, '-', b);

    public ValueTask<int> MultiplyAsync(int a, int b, CancellationToken cancellationToken) => Fit((long)a * b, a, '*', b);

    public Task<double> DivideAsync(double a, double b, CancellationToken cancellationToken)
    {
        if (b == 0)
        {
            var fault = new DivisionByZero { Dividend = a };
            throw new FaultException<DivisionByZero>(fault, FormattableString.Invariant($"{a} can't be divided by zero."));
        }

        return Task.FromResult(a / b);
    }

    public async Task<int> SlowAsync(int milliseconds, CallContext context)
    {
        if (milliseconds < 0)
        {
            throw new GoRpcException(StatusCode.InvalidArgument, $"milliseconds is {milliseconds}; it must be zero or more.");
        }

        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), timeProvider, context.CancellationToken);
        return milliseconds;
    }

    // A sum that wrapped around would be a wrong answer with status OK.
    private static ValueTask<int> Fit(long value, int a, char sign, int b)
    {
        if (value is < int.MinValue or > int.MaxValue)
        {
            throw new GoRpcException(StatusCode.OutOfRange, $"{a} {sign} {b} is {value}, which does not fit into an int32.");
        }

        return ValueTask.FromResult((int)value);
    }
}
