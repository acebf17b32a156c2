using System.Runtime.Serialization;

namespace GoRpc.Faults;

/// <summary>google.rpc.QuotaFailure: which quotas the caller has used up.</summary>
/// <param name="Violations">All quotas that are used up.</param>
[DataContract(Name = "google.rpc.QuotaFailure")]
public sealed record QuotaFailure(
    [property: DataMember(Order = 1)] IReadOnlyList<QuotaFailure.Violation> Violations)
{
    /// <summary>One quota that is used up.</summary>
    /// <param name="Subject">Whose quota it is, for example <c>clientip:192.0.2.7</c> or <c>project:blue</c>.</param>
    /// <param name="Description">Which quota it is and how it can be raised.</param>
    [DataContract(Name = "google.rpc.QuotaFailure.Violation")]
    public sealed record Violation(
        [property: DataMember(Order = 1)] string Subject,
        [property: DataMember(Order = 2)] string Description)
    {
        /// <summary>The service that the quota is of, which may be another one than was called; empty when it is not told.</summary>
        [DataMember(Order = 3)]
        public string ApiService { get; init; } = "";

        /// <summary>What the quota counts, for example <c>calls</c>; empty when it is not told.</summary>
        [DataMember(Order = 4)]
        public string QuotaMetric { get; init; } = "";

        /// <summary>The name of the quota, for example <c>calls-per-minute</c>; empty when it is not told.</summary>
        [DataMember(Order = 5)]
        public string QuotaId { get; init; } = "";

        /// <summary>What the quota is divided by, never null, for example <c>region</c> and its value.</summary>
        [DataMember(Order = 6)]
        public IReadOnlyDictionary<string, string> QuotaDimensions { get; init; } = new Dictionary<string, string>();

        /// <summary>The quota when the call came in; zero when it is not told.</summary>
        [DataMember(Order = 7)]
        public long QuotaValue { get; init; }

        /// <summary>The quota that is being introduced step by step; null when none is.</summary>
        [DataMember(Order = 8)]
        public long? FutureQuotaValue { get; init; }
    }
}
