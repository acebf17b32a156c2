using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.rpc.BadRequest: what is wrong with the values of a request, whatever state the service is in.</summary>
/// <param name="FieldViolations">All violations.</param>
[DataContract(Name = "google.rpc.BadRequest")]
public sealed record BadRequest(
    [property: DataMember(Order = 1)] IReadOnlyList<BadRequest.FieldViolation> FieldViolations)
{
    /// <summary>One value that was not accepted.</summary>
    /// <param name="Field">The path of the field as the .proto names it, for example <c>order.lines[2].article_number</c>.</param>
    /// <param name="Description">What is wrong with it, for developers.</param>
    [DataContract(Name = "google.rpc.BadRequest.FieldViolation")]
    public sealed record FieldViolation(
        [property: DataMember(Order = 1)] string Field,
        [property: DataMember(Order = 2)] string Description)
    {
        /// <summary>What is wrong with it, for programs: a constant in UPPER_SNAKE_CASE that is unique within the error domain; empty when there is none.</summary>
        [DataMember(Order = 3)]
        public string Reason { get; init; } = "";

        /// <summary>What is wrong with it, for the user; null when nobody translated it.</summary>
        [DataMember(Order = 4)]
        public LocalizedMessage? LocalizedMessage { get; init; }
    }
}
