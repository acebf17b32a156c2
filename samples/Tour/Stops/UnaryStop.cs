using System.Globalization;
using GoRpc.Demo;

namespace GoRpc.Tour.Stops;

internal sealed class UnaryStop(ICalculator calculator, Screen screen, TimeProvider timeProvider) : IStop
{
    public string Title => "Unary calls: arguments there, a result back";

    public async Task VisitAsync(CancellationToken cancellationToken)
    {
        await ShowAsync("Add(20, 22)", async () => await calculator.AddAsync(20, 22, cancellationToken));
        await ShowAsync("Subtract(20, 22)", async () => await calculator.SubtractAsync(20, 22, cancellationToken));
        await ShowAsync("Multiply(20, 22)", async () => await calculator.MultiplyAsync(20, 22, cancellationToken));
        await ShowAsync("Divide(355, 113)", async () => await calculator.DivideAsync(355, 113, cancellationToken));
    }

    private async Task ShowAsync(string call, Func<Task<IFormattable>> makeCall)
    {
        var start = timeProvider.GetTimestamp();
        var result = await makeCall();
        var took = timeProvider.GetElapsedTime(start);
        screen.Say($"{call,-18} = [bold]{result.ToString(null, CultureInfo.InvariantCulture),-18}[/] [grey]{took.TotalMilliseconds:0.0} ms[/]");
    }
}
