using GoRpc.Calls;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

/// <summary>The methods of <see cref="IShop"/> with messages that are plain strings.</summary>
internal static class ShopMethods
{
    private static readonly ServiceContract Contract = ContractReader.Read(typeof(IShop), new ContractOptions());

    public static Method<string, string> Read { get; } = new ShopMethod(Of("Read"));

    public static Method<string, string> ReadQuickly { get; } = new ShopMethod(Of("ReadQuickly"));

    public static Method<string, string> Buy { get; } = new ShopMethod(Of("Buy"));

    public static Method<string, string> Watch { get; } = new ShopMethod(Of("Watch"));

    public static Method<string, string> Follow { get; } = new ShopMethod(Of("Follow"));

    public static Method<string, string> Upload { get; } = new ShopMethod(Of("Upload"));

    public static Method<string, string> Append { get; } = new ShopMethod(Of("Append"));

    public static Method<string, string> Talk { get; } = new ShopMethod(Of("Talk"));

    /// <summary>A method of the same name as <see cref="Read"/> that came from no contract.</summary>
    public static Method<string, string> RawRead { get; } =
        new(MethodType.Unary, "test.Shop", "Read", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

    public static MethodContract Of(string name) => Contract.Methods.Single(method => method.Name == name);

    private sealed class ShopMethod(MethodContract contract)
        : Method<string, string>(contract.Kind, contract.ServiceName, contract.Name, Marshallers.StringMarshaller, Marshallers.StringMarshaller), IContractMethod
    {
        public MethodContract Contract { get; } = contract;
    }
}
