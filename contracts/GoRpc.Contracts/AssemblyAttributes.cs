using System.Runtime.Serialization;
using ProtoBuf;

// Timestamps, decimals and the like travel in their well-known forms, whichever library reads the contract.
[assembly: CompatibilityLevel(CompatibilityLevel.Level300)]

// The messages are named gorpc.demo.Quote and so on in schemas and in the details of faults.
[assembly: ContractNamespace("gorpc.demo", ClrNamespace = "GoRpc.Demo")]
