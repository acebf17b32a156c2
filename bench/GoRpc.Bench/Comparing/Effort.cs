namespace GoRpc.Bench.Comparing;

/// <summary>How long a comparison measures. Rounds are multiples of six, so that each of six stacks takes each place in the order equally often.</summary>
/// <param name="Start">Calls of a new pair before its first scenario: by its end the runtime has compiled the common path to its last tier.</param>
/// <param name="WarmUp">Calls before the first round of a scenario.</param>
/// <param name="Rounds">Turns of each stack in each scenario.</param>
/// <param name="Round">The length of one turn.</param>
internal sealed record Effort(TimeSpan Start, TimeSpan WarmUp, int Rounds, TimeSpan Round)
{
    /// <summary>Twenty minutes for everything.</summary>
    public static Effort Full { get; } = new(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(2), 12, TimeSpan.FromSeconds(1.5));

    /// <summary>Six minutes for everything; six rounds are the fewest that give a 95 % interval.</summary>
    public static Effort Quick { get; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1), 6, TimeSpan.FromSeconds(0.75));

    /// <summary>The time that a number of pairs needs for one scenario.</summary>
    public TimeSpan Of(int pairs) => pairs * (WarmUp + (Rounds * Round));
}
