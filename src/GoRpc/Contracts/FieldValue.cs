namespace GoRpc.Contracts;

/// <summary>The type of one value of a field.</summary>
/// <param name="Kind">Its form on the wire.</param>
/// <param name="Type">Its C# type, never a <see cref="Nullable{T}"/>; object for a message that GoRpc made.</param>
/// <param name="Message">The message when <paramref name="Kind"/> is <see cref="FieldKind.Message"/>.</param>
/// <param name="Enum">The enum when <paramref name="Kind"/> is <see cref="FieldKind.Enum"/>.</param>
public sealed record FieldValue(FieldKind Kind, Type Type, MessageContract? Message = null, EnumContract? Enum = null);
