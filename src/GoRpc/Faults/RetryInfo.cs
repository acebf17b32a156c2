using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.rpc.RetryInfo: when a caller may call again.</summary>
/// <param name="RetryDelay">
/// How long a caller waits at least. A host sends it as <c>grpc-retry-pushback-ms</c> as well, which the retries of every gRPC client obey.
/// </param>
[DataContract(Name = "google.rpc.RetryInfo")]
public sealed record RetryInfo([property: DataMember(Order = 1)] TimeSpan RetryDelay);
