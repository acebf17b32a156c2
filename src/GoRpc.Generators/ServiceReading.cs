using GoRpc.Contracts;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators;

/// <summary>What was read from one service interface of the source.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Contract">The contract when it can be compiled: it has no faults, and every message of it lies in the source or in .NET itself.</param>
/// <param name="Faults">Everything wrong with it, as the reading at run time finds it.</param>
internal sealed record ServiceReading(INamedTypeSymbol Interface, ServiceContract? Contract, IReadOnlyList<ContractFault> Faults);
