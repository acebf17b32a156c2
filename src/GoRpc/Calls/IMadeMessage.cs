namespace GoRpc.Calls;

/// <summary>A message that GoRpc made around the values of a signature.</summary>
internal interface IMadeMessage
{
    /// <summary>The value of a field, by its position among the fields.</summary>
    object? ValueAt(int position);
}
