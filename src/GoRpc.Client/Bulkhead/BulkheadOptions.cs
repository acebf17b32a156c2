using System.ComponentModel.DataAnnotations;

namespace GoRpc;

/// <summary>How many calls of one client may be under way at once, so that one slow service can't take all that a process has.</summary>
/// <remarks>A call counts from its beginning to its true end, a stream until its last message or its disposal. An edit holds for the calls that begin after it; those before are not counted with them.</remarks>
public sealed class BulkheadOptions
{
    /// <summary>How many calls may be under way.</summary>
    /// <value>The default is null: as many as there are; at least 1.</value>
    [Range(1, int.MaxValue)]
    public int? MaxConcurrentCalls { get; set; }

    /// <summary>How many more may wait, each within its deadline, for one of those to end. Whoever comes after them fails at once with <see cref="BulkheadFullException"/>.</summary>
    /// <value>The default is 0; at least 0.</value>
    [Range(0, int.MaxValue)]
    public int MaxQueuedCalls { get; set; }
}
