namespace GoRpc.Client.Attempts;

/// <summary>How many attempts ended, and how many of them failed.</summary>
internal readonly record struct Outcomes(long Failures, long All)
{
    public static Outcomes operator +(Outcomes one, Outcomes other) => new(one.Failures + other.Failures, one.All + other.All);
}
