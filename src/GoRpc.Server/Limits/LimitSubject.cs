namespace GoRpc.Server.Limits;

/// <summary>Whose quota is used up, as a caller and a log read it.</summary>
internal static class LimitSubject
{
    public static string Of(LimitRule rule, in LimitKey key) =>
        rule.By == LimitBy.Host ? "host"
        : key.Name is null ? $"peer:{PeerAddress.Text(key.Address)}"
        : rule.Key is null ? $"caller:{key.Name}"
        : $"{rule.Key}:{key.Name}";
}
