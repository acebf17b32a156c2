using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.rpc.ErrorInfo: the cause of an error, for programs.</summary>
/// <param name="Reason">The cause: a constant in UPPER_SNAKE_CASE that is unique within the domain, for example <c>STOCK_EMPTY</c>.</param>
/// <param name="Domain">Who gave the reason its meaning, mostly the name of the service, for example <c>orders.example.com</c>.</param>
[DataContract(Name = "google.rpc.ErrorInfo")]
public sealed record ErrorInfo(
    [property: DataMember(Order = 1)] string Reason,
    [property: DataMember(Order = 2)] string Domain)
{
    /// <summary>More about the error, never null: keys in lowerCamelCase, for example <c>remainingUnits</c>.</summary>
    [DataMember(Order = 3)]
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
