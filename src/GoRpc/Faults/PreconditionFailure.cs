using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.rpc.PreconditionFailure: what has to be changed before the call can succeed.</summary>
/// <param name="Violations">All preconditions that do not hold.</param>
[DataContract(Name = "google.rpc.PreconditionFailure")]
public sealed record PreconditionFailure(
    [property: DataMember(Order = 1)] IReadOnlyList<PreconditionFailure.Violation> Violations)
{
    /// <summary>One precondition that does not hold.</summary>
    /// <param name="Type">Its kind, a constant of the service, for example <c>TERMS_OF_SERVICE</c>.</param>
    /// <param name="Subject">What it was checked of, for example <c>example.com/cloud</c>.</param>
    /// <param name="Description">How the caller can make it hold.</param>
    [DataContract(Name = "google.rpc.PreconditionFailure.Violation")]
    public sealed record Violation(
        [property: DataMember(Order = 1)] string Type,
        [property: DataMember(Order = 2)] string Subject,
        [property: DataMember(Order = 3)] string Description);
}
