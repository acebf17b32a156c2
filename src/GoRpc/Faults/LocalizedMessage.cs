using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.rpc.LocalizedMessage: a text that may be shown to the user.</summary>
/// <param name="Locale">The language of the text (BCP 47), for example <c>de-CH</c>.</param>
/// <param name="Message">The text.</param>
[DataContract(Name = "google.rpc.LocalizedMessage")]
public sealed record LocalizedMessage(
    [property: DataMember(Order = 1)] string Locale,
    [property: DataMember(Order = 2)] string Message);
