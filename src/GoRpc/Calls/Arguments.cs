namespace GoRpc.Calls;

/// <summary>The values of a request message that GoRpc made at run time: the parameters of a method in order.</summary>
/// <param name="Values">One value per field of the message; a value type's zero is boxed, never null.</param>
internal sealed record Arguments(object?[] Values) : IMadeMessage
{
    object? IMadeMessage.ValueAt(int position) => Values[position];

    object IMadeMessage.With(object?[] values) => new Arguments(values);
}
