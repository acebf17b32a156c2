// GoRpc knows WCF's attributes by their names alone, so that a contract made for WCF needs no package of it; these stand in for them.
namespace System.ServiceModel;

[AttributeUsage(AttributeTargets.Interface)]
internal sealed class ServiceContractAttribute : Attribute
{
    public string? Name { get; set; }

    public string? Namespace { get; set; }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class OperationContractAttribute : Attribute
{
    public string? Name { get; set; }
}
