using GoRpc.Bindings;
using GoRpc.Contracts;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Server;

/// <summary>A contract with a method of each kind, for parts of the server that need one.</summary>
[Service("unit.Fakes")]
public interface IFakes
{
    Task<int> OneAsync(int value, CancellationToken cancellationToken = default);

    Task<int> UpAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> DownAsync(int value, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> BothAsync(IAsyncEnumerable<int> values, CancellationToken cancellationToken = default);
}

internal static class Fakes
{
    /// <summary>The contract of a method of <see cref="IFakes"/>.</summary>
    public static MethodContract Method(string name = "One") =>
        ContractReader.Read(typeof(IFakes), new ContractOptions()).Methods.Single(method => method.Name == name);

    /// <summary>The binding of a method of <see cref="IFakes"/>.</summary>
    public static TBinding Binding<TBinding>(string name)
        where TBinding : MethodBinding =>
        Assert.IsType<TBinding>(ServiceBindings.Of(typeof(IFakes), new ContractOptions()).Methods.Single(method => method.Contract.Name == name));
}
