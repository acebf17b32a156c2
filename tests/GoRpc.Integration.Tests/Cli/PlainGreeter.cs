namespace GoRpc.Integration.Tests.Cli;

/// <summary>A class that knows nothing of gRPC.</summary>
public class PlainGreeter
{
    private int _count;

    public static double Half(double value) => value / 2;

    public string Greet(string name, int times) => string.Join(' ', Enumerable.Repeat($"Hello {name}!", times));

    public Task<int> CountAsync() => Task.FromResult(++_count);

    public IEnumerable<int> Range(int count) => Enumerable.Range(0, count);

    public void Swap(ref int left, ref int right) => (left, right) = (right, left);

    public override string ToString() => "not served";
}
