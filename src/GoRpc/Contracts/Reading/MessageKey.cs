using ProtoBuf;

namespace GoRpc.Contracts.Reading;

/// <summary>What tells one message from another while contracts are read.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Level">
/// The level at which a tuple that states none is used, when its form depends on it; NotSpecified for every other type.
/// </param>
internal readonly record struct MessageKey(Type Type, CompatibilityLevel Level);
