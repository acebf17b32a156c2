namespace GoRpc.Testing.Recording;

/// <summary>Where the interceptor of a call finds the record that its arrival began. One per call.</summary>
internal sealed class RecordSlot
{
    public CallRecord? Record { get; set; }
}
