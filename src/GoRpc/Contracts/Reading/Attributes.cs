namespace GoRpc.Contracts.Reading;

/// <summary>Full names of the attributes that a contract may be written with.</summary>
internal static class Attributes
{
    public const string Service = "ProtoBuf.Grpc.Configuration.ServiceAttribute";
    public const string SubService = "ProtoBuf.Grpc.Configuration.SubServiceAttribute";
    public const string Operation = "ProtoBuf.Grpc.Configuration.OperationAttribute";
    public const string ServiceContract = "System.ServiceModel.ServiceContractAttribute";
    public const string OperationContract = "System.ServiceModel.OperationContractAttribute";

    public const string DataContract = "System.Runtime.Serialization.DataContractAttribute";
    public const string DataMember = "System.Runtime.Serialization.DataMemberAttribute";
    public const string EnumMember = "System.Runtime.Serialization.EnumMemberAttribute";
    public const string IgnoreDataMember = "System.Runtime.Serialization.IgnoreDataMemberAttribute";

    public const string ContractNamespace = "System.Runtime.Serialization.ContractNamespaceAttribute";

    public const string ProtoContract = "ProtoBuf.ProtoContractAttribute";
    public const string ProtoMember = "ProtoBuf.ProtoMemberAttribute";
    public const string ProtoPartialMember = "ProtoBuf.ProtoPartialMemberAttribute";
    public const string ProtoIgnore = "ProtoBuf.ProtoIgnoreAttribute";
    public const string ProtoPartialIgnore = "ProtoBuf.ProtoPartialIgnoreAttribute";
    public const string ProtoInclude = "ProtoBuf.ProtoIncludeAttribute";
    public const string ProtoMap = "ProtoBuf.ProtoMapAttribute";
    public const string ProtoEnum = "ProtoBuf.ProtoEnumAttribute";
    public const string ProtoReserved = "ProtoBuf.ProtoReservedAttribute";
    public const string CompatibilityLevel = "ProtoBuf.CompatibilityLevelAttribute";

    public const string DataType = "System.ComponentModel.DataAnnotations.DataTypeAttribute";
    public const string Display = "System.ComponentModel.DataAnnotations.DisplayAttribute";

    public const string CompiledContracts = "GoRpc.CompiledContractsAttribute";
    public const string Compress = "GoRpc.CompressAttribute";
    public const string Deadline = "GoRpc.DeadlineAttribute";
    public const string Faults = "GoRpc.FaultsAttribute";
    public const string FaultStatus = "GoRpc.FaultStatusAttribute";
    public const string HashKey = "GoRpc.HashKeyAttribute";
    public const string Idempotent = "GoRpc.IdempotentAttribute";
    public const string Intercept = "GoRpc.InterceptAttribute";
    public const string Reserved = "GoRpc.ReservedAttribute";
}
