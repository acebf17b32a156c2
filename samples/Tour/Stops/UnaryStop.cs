using System.Globalization;
using GoRpc.Demo;

namespace GoRpc.Tour.Stops;

internal sealed class UnaryStop(ICalculator calculator, Screen screen, TimeProvider timeProvider) : IStop
{
    public string Title => "Unary calls: one message there, one back";

    public async Task VisitAsync(CancellationToken cancellationToken)
    {
        var integers = new IntegerOperands { A = 20, B = 22 };
        await ShowAsync("Add(20, 22)", async () => (await calculator.AddAsync(integers, cancellationToken)).Value);
        await ShowAsync("Subtract(20, 22)", async () => (await calculator.SubtractAsync(integers, cancellationToken)).Value);
        await ShowAsync("Multiply(20, 22)", async () => (await calculator.MultiplyAsync(integers, cancellationToken)).Value);

        var numbers = new DoubleOperands { A = 355, B = 113 };
        await ShowAsync("Divide(355, 113)", async () => (await calculator.DivideAsync(numbers, cancellationToken)).Value);
    }

    private async Task ShowAsync(string call, Func<Task<IFormattable>> makeCall)
    {
        var start = timeProvider.GetTimestamp();
        var result = await makeCall();
        var took = timeProvider.GetElapsedTime(start);
        screen.Say($"{call,-18} = [bold]{result.ToString(null, CultureInfo.InvariantCulture),-18}[/] [grey]{took.TotalMilliseconds:0.0} ms[/]");
    }
}
