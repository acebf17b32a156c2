using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Demo;
using GoRpc.Runtime;
using GoRpc.Tests.Shared;
using ProtoBuf.Grpc;

namespace GoRpc.Unit.Tests.Bindings;

/// <summary>The bytes of the demo's calculator, which callers in other languages and of other years have compiled in.</summary>
public sealed class CalculatorBytesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bytes_OfEveryMethod_StayAsTheyAre(bool isCompiled)
    {
        var options = new ContractOptions();
        ServiceBinding binding = isCompiled ? ServiceBindings.Of(typeof(ICalculator), options) : RuntimeBinding.Of(ContractReader.Read(typeof(ICalculator), options));
        Assert.Equal(isCompiled, binding is not RuntimeBinding);
        var wire = new Loopback(new Calculator());
        var client = (ICalculator)binding.CreateClient(wire);

        Assert.Equal(3, await client.AddAsync(1, 2).AsTask().Within("Add"));
        Assert.Equal("08011002 > 0803", wire.Wire);
        Assert.Equal(-1, await client.SubtractAsync(0, 1).AsTask().Within("Subtract"));
        Assert.Equal("1001 > 08FFFFFFFFFFFFFFFFFF01", wire.Wire);
        Assert.Equal(0, await client.MultiplyAsync(300, 0).AsTask().Within("Multiply"));
        Assert.Equal("08AC02 > ", wire.Wire);
        Assert.Equal(0.5, await client.DivideAsync(1, 2).Within("Divide"));
        Assert.Equal("09000000000000F03F110000000000000040 > 09000000000000E03F", wire.Wire);
        Assert.Equal(7, await client.SlowAsync(7).Within("Slow"));
        Assert.Equal("0807 > 0807", wire.Wire);
    }

    private sealed class Calculator : ICalculator
    {
        public ValueTask<int> AddAsync(int a, int b, CancellationToken cancellationToken) => new(a + b);

        public ValueTask<int> SubtractAsync(int a, int b, CancellationToken cancellationToken) => new(a - b);

        public ValueTask<int> MultiplyAsync(int a, int b, CancellationToken cancellationToken) => new(a * b);

        public Task<double> DivideAsync(double a, double b, CancellationToken cancellationToken) => Task.FromResult(a / b);

        public Task<int> SlowAsync(int milliseconds, CallContext context) => Task.FromResult(milliseconds);
    }
}
