using GoRpc.Contracts;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators;

/// <summary>What was read from one service interface of the source.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Contract">The contract, when it can be compiled: it has no faults and nothing out of reach.</param>
/// <param name="Faults">Everything wrong with it, as the reading at run time finds it.</param>
/// <param name="OutOfReach">Types that generated code can't see, or whose private members the compiler can't; they leave the contract to the run time.</param>
internal sealed record ServiceReading(
    INamedTypeSymbol Interface, ServiceContract? Contract, IReadOnlyList<ContractFault> Faults, IReadOnlyList<INamedTypeSymbol> OutOfReach);
