using System.Runtime.Serialization;
using System.ServiceModel;

namespace GoRpc.Integration.Tests.Interop;

/// <summary>A contract as a WCF application has it, with numbers for its members as the only addition.</summary>
[ServiceContract(Name = "Shop.Orders", Namespace = "http://shop.example/orders")]
public interface IWcfOrders
{
    [OperationContract]
    WcfReceipt Place(WcfOrder order);

    [OperationContract(Name = "Total")]
    decimal Sum(string article, int count, decimal price);

    [OperationContract(IsOneWay = true)]
    void Cancel(int number);
}

[DataContract(Namespace = "http://shop.example/data")]
public class WcfOrder
{
    [DataMember(Order = 1, IsRequired = true)]
    public string Article { get; set; } = "";

    [DataMember(Order = 2)]
    public int Count { get; set; }
}

[DataContract]
public class WcfReceipt
{
    [DataMember(Order = 1)]
    public int Number { get; set; }

    [DataMember(Order = 2)]
    public List<string> Lines { get; set; } = [];
}
