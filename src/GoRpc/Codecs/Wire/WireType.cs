using System.ComponentModel;

namespace GoRpc.Codecs.Wire;

/// <summary>How the bytes of a field are delimited (https://protobuf.dev/programming-guides/encoding/#structure). Used by generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum WireType
{
    /// <summary>A number in as many bytes as it needs.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length and as many bytes.</summary>
    Length = 2,

    /// <summary>The begin of a group, which proto3 does not have.</summary>
    StartGroup = 3,

    /// <summary>The end of a group.</summary>
    EndGroup = 4,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
