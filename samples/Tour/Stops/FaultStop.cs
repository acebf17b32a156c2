using GoRpc.Demo;

namespace GoRpc.Tour.Stops;

internal sealed class FaultStop(ICalculator calculator, Screen screen) : IStop
{
    public string Title => "A typed fault: an error with data, declared by the contract";

    public async Task VisitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await calculator.DivideAsync(7, 0, cancellationToken);
            throw new TourException("Divide(7, 0) has an answer, and no fault.");
        }
        catch (FaultException<DivisionByZero> fault)
        {
            screen.Say($"Divide(7, 0): [yellow]FaultException<DivisionByZero>[/] with Dividend = [bold]{fault.Detail.Dividend}[/]");
            screen.Say($"[grey]{fault.Message}[/]");
        }
    }
}
