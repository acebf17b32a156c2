using System.ComponentModel;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Json;

/// <summary>Leads from the type of an enum to its contract, which has the names that JSON wants. Used by generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEnumModel
{
    /// <summary>The enum.</summary>
    static abstract EnumContract Contract { get; }
}
