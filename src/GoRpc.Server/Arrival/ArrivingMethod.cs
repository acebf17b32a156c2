using GoRpc.Contracts;
using GoRpc.Server.Limits;

namespace GoRpc.Server.Arrival;

/// <summary>What is known of a method before a call of it is let through. Also among the metadata of its endpoint.</summary>
/// <param name="Contract">The method.</param>
/// <param name="Limits">Its limits; null when it has none.</param>
internal sealed record ArrivingMethod(MethodContract Contract, MethodLimits? Limits);
