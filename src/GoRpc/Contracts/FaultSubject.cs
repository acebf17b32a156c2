using System.Reflection;

namespace GoRpc.Contracts;

/// <summary>What a fault is about, for a reader that points at it in the source.</summary>
/// <param name="Declaration">A Type, a MethodInfo or a ParameterInfo.</param>
/// <param name="Member">The member of the type, or null for the declaration itself.</param>
/// <param name="UsedBy">The method through which the contract comes to it, or null.</param>
internal sealed record FaultSubject(object Declaration, string? Member = null, MethodInfo? UsedBy = null);
