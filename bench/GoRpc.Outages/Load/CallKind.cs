namespace GoRpc.Outages.Load;

/// <summary>The methods of the desk.</summary>
internal enum CallKind
{
    Get,
    Place,
    Chain,
    Watch,
}
