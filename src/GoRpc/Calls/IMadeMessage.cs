namespace GoRpc.Calls;

/// <summary>A message that GoRpc made around the values of a signature.</summary>
internal interface IMadeMessage
{
    /// <summary>The value of a field, by its position among the fields.</summary>
    object? ValueAt(int position);

    /// <summary>Another message of the same type around other values, in the order of the fields.</summary>
    /// <exception cref="InvalidCastException">A value is of another type.</exception>
    object With(object?[] values);
}
