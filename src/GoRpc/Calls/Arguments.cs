namespace GoRpc.Calls;

/// <summary>The values of a message that GoRpc made: the parameters of a method in order, or its one result.</summary>
/// <param name="Values">One value per field of the message; a value type's zero is boxed, never null.</param>
internal sealed record Arguments(object?[] Values);
