namespace GoRpc.Schema.Dynamic;

/// <summary>How many bytes a field has, in its tag.</summary>
internal enum WireForm
{
    Varint = 0,
    Fixed64 = 1,
    Length = 2,
    StartGroup = 3,
    EndGroup = 4,
    Fixed32 = 5,
}
