namespace GoRpc.Contracts;

/// <summary>A derived type of a message: the field of the base message that carries the derived type's own fields.</summary>
/// <param name="Number">The number of that field.</param>
/// <param name="Message">The derived message.</param>
public sealed record DerivedContract(int Number, MessageContract Message);
