using System.Runtime.Serialization;

namespace GoRpc.Demo;

/// <summary>What a user's calls are known by.</summary>
[DataContract]
public sealed record AccessToken
{
    /// <summary>The token, for the metadata <c>authorization: Bearer</c>.</summary>
    [DataMember(Order = 1)]
    public string Token { get; init; } = "";

    /// <summary>When it expires, in UTC.</summary>
    [DataMember(Order = 2)]
    public DateTime ExpiresAt { get; init; }
}
