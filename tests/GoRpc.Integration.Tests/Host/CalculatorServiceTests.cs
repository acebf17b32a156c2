using GoRpc.Demo;
using GoRpc.Host.Calculator;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GoRpc.Integration.Tests.Host;

public sealed class CalculatorServiceTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(20, 22, 42, -2, 440)]
    [InlineData(-7, 3, -4, -10, -21)]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(46340, 46340, 92680, 0, 2147395600)]
    public async Task Arithmetic_OfTwoIntegers_IsExact(int a, int b, int sum, int difference, int product)
    {
        var calculator = new CalculatorService(_time);

        Assert.Equal(sum, await calculator.AddAsync(a, b, default));
        Assert.Equal(difference, await calculator.SubtractAsync(a, b, default));
        Assert.Equal(product, await calculator.MultiplyAsync(a, b, default));
    }

    [Fact]
    public async Task Arithmetic_BeyondAnInt32_IsOutOfRangeAndSaysWhatItWouldBe()
    {
        var calculator = new CalculatorService(_time);

        var sum = await Assert.ThrowsAsync<GoRpcException>(() => calculator.AddAsync(int.MaxValue, 2, default).AsTask());
        var product = await Assert.ThrowsAsync<GoRpcException>(() => calculator.MultiplyAsync(int.MaxValue, 2, default).AsTask());
        var difference = await Assert.ThrowsAsync<GoRpcException>(
            () => calculator.SubtractAsync(int.MinValue, 1, default).AsTask());

        Assert.All([sum, product, difference], exception => Assert.Equal(StatusCode.OutOfRange, exception.StatusCode));
        Assert.Contains("2147483647 + 2 is 2147483649", sum.Status.Detail);
        Assert.Contains("2147483647 * 2 is 4294967294", product.Status.Detail);
        Assert.Contains("-2147483648 - 1 is -2147483649", difference.Status.Detail);
    }

    [Fact]
    public async Task Divide_ByAnotherNumber_GivesTheQuotient()
    {
        var result = await new CalculatorService(_time).DivideAsync(1, 8, default);

        Assert.Equal(0.125, result);
    }

    [Theory]
    [InlineData(7, 0.0)]
    [InlineData(0, -0.0)]
    public async Task Divide_ByZero_IsTheDeclaredFault(double dividend, double zero)
    {
        var fault = await Assert.ThrowsAsync<FaultException<DivisionByZero>>(
            () => new CalculatorService(_time).DivideAsync(dividend, zero, default));

        Assert.Equal(dividend, fault.Detail.Dividend);
        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
    }

    [Fact]
    public async Task Slow_AnswersWhenItsTimeHasPassed_AndNotBefore()
    {
        var answer = new CalculatorService(_time).SlowAsync(300, default);

        _time.Advance(TimeSpan.FromMilliseconds(299));
        Assert.False(answer.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(300, await answer);
    }

    [Fact]
    public async Task Slow_WhenItsCallIsCancelled_StopsWaiting()
    {
        using var caller = new CancellationTokenSource();
        var answer = new CalculatorService(_time).SlowAsync(300, caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Slow_ForANegativeTime_IsInvalid()
    {
        var exception = await Assert.ThrowsAsync<GoRpcException>(
            () => new CalculatorService(_time).SlowAsync(-1, default));

        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
    }
}
